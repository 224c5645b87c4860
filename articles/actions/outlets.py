"""Outlets: known ones are found, unknown ones proposed, and an editor confirms or merges."""

from datetime import datetime

from django.db import transaction

from articles.models import Article, Outlet, OutletAlias, OutletHost
from articles.models.outlet import name_key
from quizsite.models import User

LONGEST_NAME = 120


class SameOutlet(Exception):
    """An outlet cannot be merged with itself."""


def known_outlet(*, name: str, host: str) -> Outlet | None:
    """The outlet of this host, else the only one of this name: which of two is meant, a person must say."""
    if host and (outlet := Outlet.objects.at_host(host).first()):
        return outlet
    named = list(Outlet.objects.called(name)[:2])
    return named[0] if len(named) == 1 else None


@transaction.atomic
def find_or_propose(*, name: str, host: str = "", by: User, at: datetime) -> Outlet | None:
    """The known outlet, or a new one that waits for an editor; None where there is neither name nor host.

    A host is noted with a new outlet only: a page may call itself anything.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name_key(name):
        name = host.removeprefix("www.")[:LONGEST_NAME]
    if not name_key(name):
        return None
    if outlet := known_outlet(name=name, host=host):
        return outlet
    outlet, is_new = Outlet.objects.get_or_create(
        name_key=name_key(name), country="", defaults={"name": name, "proposed_by": by, "created_at": at}
    )
    if is_new and host:
        OutletHost.objects.get_or_create(host=host.lower().removeprefix("www."), defaults={"outlet": outlet})
    return outlet


def confirm(*, outlet: Outlet, by: User, at: datetime) -> Outlet:
    """Say that this outlet exists and its facts are looked up. Confirming twice changes nothing."""
    outlet.state = Outlet.State.CONFIRMED
    outlet._history_user, outlet._history_date = by, at  # read by the history of changes
    outlet.save(update_fields=["state"])
    return outlet


@transaction.atomic
def merge(*, outlet: Outlet, into: Outlet, by: User, at: datetime) -> Outlet:
    """Give `into` the hosts, names and articles of `outlet`, which is then gone. Raises SameOutlet."""
    if outlet == into:
        raise SameOutlet
    outlet.hosts.update(outlet=into)
    for name in [outlet.name, *outlet.aliases.values_list("name", flat=True)]:
        if name_key(name) != into.name_key:
            OutletAlias.objects.get_or_create(outlet=into, name_key=name_key(name), defaults={"name": name})
    for article in Article.objects.filter(outlet=outlet):
        article.outlet = into
        article._history_user, article._history_date = by, at
        article.save(update_fields=["outlet"])
    outlet.delete()
    return into
