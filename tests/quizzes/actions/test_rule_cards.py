import pytest
from django.core.management import call_command

from quizzes.actions.rule_cards import load_rule_cards
from quizzes.models import RuleCard
from tests.factories import RuleCardFactory

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing():
    load_rule_cards()
    before = list(RuleCard.objects.values())
    assert load_rule_cards() == len(before) == 33
    assert list(RuleCard.objects.values()) == before


def test_loading_leaves_the_school_s_own_cards(capsys):
    own = RuleCardFactory(slug="our-own", rule="Ours.")
    call_command("load_rule_cards")
    own.refresh_from_db()
    assert own.rule == "Ours."
    assert capsys.readouterr().out == "33 rule cards are up to date.\n"
