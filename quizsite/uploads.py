"""Files that are too large are let pass by and not kept; the rest of the form arrives."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MOST_BYTES = 50_000_000  # of one file


class CappedUploadHandler(FileUploadHandler):
    """Skips a file as soon as it is over the limit and notes its field in `request.too_large`."""

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > MOST_BYTES:
            noted = getattr(self.request, "too_large", ())
            self.request.too_large = {*noted, self.field_name}  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None
