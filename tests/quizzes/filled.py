def data_of(form, **changed):
    """What a browser would send of this form, left alone but for `changed`."""
    data = {}
    for name in form.fields:
        value = form[name].value()
        if name == "passage" or hasattr(form.fields[name].widget, "decompress"):
            data[f"{name}_from"], data[f"{name}_to"] = form.fields[name].widget.decompress(value)
        else:
            data[name] = value
    return {name: value for name, value in data.items() if value is not None} | {"version": 1} | changed
