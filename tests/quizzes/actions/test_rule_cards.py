from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from quizzes.actions import rule_cards
from quizzes.actions.rule_cards import load_rule_cards, return_to_ours
from quizzes.models import RuleCard
from tests.factories import RuleCardFactory

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing():
    load_rule_cards()
    before = list(RuleCard.objects.values())
    assert load_rule_cards() == len(before) == 35
    assert list(RuleCard.objects.values()) == before


def test_loading_leaves_the_school_s_own_cards(capsys):
    own = RuleCardFactory(slug="our-own", rule="Ours.")
    call_command("load_rule_cards")
    own.refresh_from_db()
    assert own.rule == "Ours."
    assert capsys.readouterr().out == "35 rule cards are up to date.\n"


@pytest.fixture
def chain(cards):
    return RuleCard.objects.get(slug="chain")


@pytest.fixture
def next_version(monkeypatch):
    """The app ships other words for the card on chains, and one card more."""
    shipped = rule_cards.read_cards()
    chain = next(card for card in shipped if card["slug"] == "chain")
    chain["rule"] = "Ours, better."
    shipped.append(chain | {"slug": "new-one", "position": 99})
    monkeypatch.setattr(rule_cards, "read_cards", lambda: shipped)


def reword(card, rule):
    card.rule = rule
    card.save(update_fields=["rule"])


@pytest.mark.parametrize("field", ["title", "rule", "example", "reference"])
def test_loading_leaves_what_the_school_changed_of_ours(chain, field):
    setattr(chain, field, "As we say it here.")
    chain.save()
    load_rule_cards()
    chain.refresh_from_db()
    assert getattr(chain, field) == "As we say it here."
    assert chain.is_changed


def test_loading_a_new_version_rewords_what_the_school_left_alone(chain, next_version):
    load_rule_cards()
    chain.refresh_from_db()
    assert (chain.rule, chain.is_changed) == ("Ours, better.", False)
    assert RuleCard.objects.get(slug="new-one").is_ours


def test_loading_a_new_version_leaves_what_the_school_changed(chain, next_version):
    reword(chain, "As we say it here.")
    load_rule_cards()
    chain.refresh_from_db()
    assert (chain.rule, chain.is_changed) == ("As we say it here.", True)


def test_school_s_own_card_of_the_same_short_name_stays_its_own(next_version):
    own = RuleCardFactory(slug="new-one", rule="Ours was first.")
    load_rule_cards()
    own.refresh_from_db()
    assert (own.rule, own.is_ours) == ("Ours was first.", False)


def test_changed_card_returns_to_the_app_s_words(chain):
    shipped = chain.rule
    reword(chain, "As we say it here.")
    own = RuleCardFactory()
    assert return_to_ours(cards=[chain, own]) == 1
    chain.refresh_from_db()
    assert (chain.rule, chain.is_changed) == (shipped, False)


def test_stored_cards_of_a_former_version_are_known_as_the_app_s(cards):
    """The digests in the migration are those of the cards that were shipped when it was written."""
    known = import_module("quizzes.migrations.0009_rule_card_digests")
    later = dict.fromkeys(RuleCard.objects.values_list("slug", flat=True), "")
    RuleCard.objects.update(shipped_digest="")
    known.forwards(apps, None)
    assert dict(RuleCard.objects.values_list("slug", "shipped_digest")) == later | known.SHIPPED
