"""Every list page costs the same number of queries with one row as with three."""

import re

import pytest
from django.urls import URLPattern, get_resolver, reverse

from tests.factories import (
    ArticleFactory,
    AssignmentFactory,
    ClassroomFactory,
    ExerciseRevisionFactory,
    ImportLineFactory,
    KeptCommentFactory,
    OutletFactory,
    StoryFactory,
)

# URL name -> (queries, how one more row comes to be). The number counts everything, session and user included.
LIST_PAGES = {
    "articles:article_list": (7, lambda tess: ArticleFactory(owner=tess, story=StoryFactory(owner=tess))),
    "articles:import_run_list": (4, lambda tess: ImportLineFactory(run__owner=tess)),
    "articles:outlet_list": (4, lambda tess: OutletFactory()),
    "articles:story_list": (4, lambda tess: StoryFactory(owner=tess)),
    "quizzes:assignment_list": (3, lambda tess: AssignmentFactory(classroom__teacher=tess)),
    "quizzes:classroom_list": (3, lambda tess: ClassroomFactory(teacher=tess)),
    "quizzes:comment_list": (3, lambda tess: KeptCommentFactory(owner=tess)),
    "quizzes:exercise_list": (3, lambda tess: ExerciseRevisionFactory(exercise__owner=tess, items=2)),
}


def list_urls():
    for namespace, (_prefix, resolver) in get_resolver().namespace_dict.items():
        if namespace in ("articles", "quizzes"):
            for pattern in resolver.url_patterns:
                if isinstance(pattern, URLPattern) and re.search(r"_list$", pattern.name):
                    yield f"{namespace}:{pattern.name}"


def test_every_list_page_has_its_number():
    assert set(list_urls()) == set(LIST_PAGES)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", LIST_PAGES)
def test_list_page_costs_its_number_of_queries(name, rows, as_user, tess, django_assert_num_queries):
    queries, add_row = LIST_PAGES[name]
    for _row in range(rows):
        add_row(tess)
    client = as_user(tess)
    with django_assert_num_queries(queries):
        assert client.get(reverse(name)).status_code == 200
