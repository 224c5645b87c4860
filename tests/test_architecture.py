"""The guards: what the conventions promise, tried on the code itself."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import URLPattern, get_resolver

import tests.factories

ROOT = Path(settings.BASE_DIR)
APPS = ["quizsite", "articles", "quizzes"]
OUR_MODELS = [
    model
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    if not hasattr(model, "instance_type")  # the tables of django-simple-history are written by it
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "quizsite/static/site").glob("*.css"))
VIEW_FILES = [
    path
    for app in APPS
    for path in [ROOT / app / "views.py", *(ROOT / app / "views").glob("*.py")]
    if path.exists()
]
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "add", "remove", "set", "clear", "asave", "acreate", "aupdate", "adelete",
}  # fmt: skip
NOT_A_TABLE = {"headers", "cookies", "session", "context", "messages", "cache"}


def views_writing(source: str) -> list[str]:
    """The calls in a views module that change rows."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        ast.unparse(call)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in WRITES
        and not NOT_A_TABLE & set(re.findall(r"\w+", ast.unparse(call.func.value)))
    ]


@pytest.mark.parametrize("path", VIEW_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_views_do_not_write(path):
    assert views_writing(path.read_text()) == []


def test_views_writing_finds_a_planted_write():
    assert views_writing("def view(request):\n    Classroom.objects.create(name='x')") == [
        "Classroom.objects.create(name='x')"
    ]


def named_views(namespace: str):
    resolver = get_resolver()
    if namespace:
        resolver = resolver.namespace_dict[namespace][1]
    return [
        (pattern.name, pattern.callback)
        for pattern in resolver.url_patterns
        if isinstance(pattern, URLPattern)
    ]


@pytest.mark.parametrize(
    "namespace", [name for name in ("articles", "quizzes") if name in get_resolver().namespace_dict]
)
def test_url_name_view_and_template_share_a_stem(namespace):
    for name, view in named_views(namespace):
        assert view.__name__ == name, f"{namespace}:{name} calls {view.__name__}"
        noun = name.rpartition("_")[0] or name
        assert view.__module__.startswith(f"{namespace}.views."), view.__module__
        template = ROOT / "templates" / namespace / f"{name}.html"
        rendered = re.findall(r'"(\w+/\w+\.html)', Path(inspect.getfile(inspect.unwrap(view))).read_text())
        if template.exists():
            assert f"{namespace}/{name}.html" in rendered, f"{template.name} is not rendered by {noun}"


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model.__name__)
def test_every_model_has_a_factory(model):
    made = [getattr(tests.factories, name)._meta.model for name in tests.factories.__all__]
    assert made.count(model) == 1


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model.__name__)
def test_every_model_is_in_the_administration(model):
    from django.contrib import admin

    assert model in admin.site._registry or any(
        model is inline.model for registered in admin.site._registry.values() for inline in registered.inlines
    )


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model.__name__)
def test_every_choices_field_has_a_valid_constraint(model):
    prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
    names = {constraint.name for constraint in model._meta.constraints}
    own = [field for field in model._meta.get_fields() if isinstance(field, models.Field) and field.choices]
    assert [field.name for field in own if f"{prefix}{field.name}_valid" not in names] == []


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model.__name__)
def test_every_constraint_is_named_after_its_model(model):
    prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
    assert [c.name for c in model._meta.constraints if not c.name.startswith(prefix)] == []


def test_every_state_has_its_moves():
    for model in OUR_MODELS:
        if hasattr(model, "State"):
            assert set(model.MOVES) == set(model.State), f"{model.__name__}.MOVES"


def environment_variables() -> set[str]:
    read = set()
    for path in [*ROOT.glob("quizsite/*.py"), *ROOT.glob("articles/**/*.py"), *ROOT.glob("quizzes/**/*.py")]:
        read |= set(re.findall(r'"(WHO_SAYS_\w+)"', path.read_text()))
    return read


def test_every_environment_variable_is_documented():
    example = (ROOT / ".env.example").read_text()
    documented = set(re.findall(r"^(WHO_SAYS_\w+)=", example, re.MULTILINE))
    only_in_tests = {"WHO_SAYS_CHROMIUM"}
    assert documented == environment_variables() | only_in_tests


def test_every_documented_variable_has_its_meaning():
    lines = (ROOT / ".env.example").read_text().splitlines()
    for above, line in zip(lines, lines[1:], strict=False):
        if line.startswith("WHO_SAYS_"):
            assert above.startswith(("#", "WHO_SAYS_EMAIL", "WHO_SAYS_LANGUAGE")), (
                f"{line} says nothing of itself"
            )


def test_settings_come_from_django_conf():
    direct = re.compile(
        r"(from quizsite import .*\bsettings\b|from quizsite\.settings|import quizsite\.settings)"
    )
    files = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    assert [path for path in files if direct.search(path.read_text())] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_templates_have_nothing_inline(path):
    source = path.read_text()
    inline = re.findall(r"<style|\sstyle=|\son[a-z]+=|\shx-on", source, re.IGNORECASE)
    scripts = [
        tag
        for tag in re.findall(r"<script[^>]*>", source, re.IGNORECASE)
        if "src=" not in tag and 'type="application/json"' not in tag
    ]
    assert inline + scripts == []


def untranslated(source: str) -> list[str]:
    """Words a person would read that stand in a template outside translation tags."""
    source = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", " ", source, flags=re.DOTALL)
    # What a page puts into its class attribute is not read by people, nor is a choice of look.
    source = re.sub(r"{%\s*block \w+_class\s*%}.*?{%\s*endblock", "{% endblock", source, flags=re.DOTALL)
    source = re.sub(r"</?i>", "", source)
    # A specimen of English news prose says so with its own lang: its marks would not fit a translation.
    source = re.sub(r"<(\w+)[^>]*\slang=\"\w+\"[^>]*>.*?</\1>", " ", source, flags=re.DOTALL)
    if "<" not in source:
        return []  # not a page: the classes of a button, say
    source = re.sub(r"{%\s*blocktrans(late)?\b.*?endblocktrans(late)?\s*%}", " ", source, flags=re.DOTALL)
    source = re.sub(r"{%.*?%}|{{.*?}}", " ", source, flags=re.DOTALL)
    source = re.sub(r"<(script|style|svg|code|kbd)\b.*?</\1>", " ", source, flags=re.DOTALL)
    # The value of an attribute may hold ">" (htmx-config does), so quoted values go first.
    source = re.sub(r"\"[^\"]*\"|'[^'<>]*'", '""', source)
    source = re.sub(r"<[^>]*>", " ", source)
    source = source.replace("Who Says?", " ")
    return re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", source))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_templates_translate_their_words(path):
    assert untranslated(path.read_text()) == []


def test_untranslated_finds_planted_words():
    assert untranslated('<p title="x">{% translate "Good" %} Bad {{ thing }}</p>') == ["Bad"]


@pytest.mark.parametrize("sheet", STYLES, ids=lambda sheet: sheet.name)
def test_styles_name_neither_left_nor_right(sheet):
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert re.findall(r"[\w-]*\b(?:left|right)\b[\w-]*", rules) == []
