"""The short form of tests.soak.kill, on a database of its own beside the one in use."""

import dataclasses
import random

import pytest

from tests.soak import kill, ledger
from tests.soak.server import database, environment


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    folder = tmp_path_factory.mktemp("live")
    with database(folder) as url:
        env = environment(folder, url)
        yield url, env, kill.enrol(env, students=30, items=4)


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(school):
    url, env, students = school
    chance = random.Random(3)
    rounds = [kill.kill_the_server(url, env, students, chance) for _round in range(2)]
    assert [one.missing for one in rounds] == [[], []]
    assert all(one.acknowledged >= 40 and one.in_doubt == 30 for one in rounds)


def test_books_notice_what_is_missing(school):
    """A save that was acknowledged and is nowhere, and an answer that is not the one acknowledged."""
    url, _env, (first, *_others) = school
    claimant = dataclasses.replace(first, acknowledged=[])
    assert ledger.missing(url, [claimant]) == []
    claimed = dataclasses.replace(claimant.next_save(), act="0" * 32, revision=1000)
    claimant.acknowledged.append(claimed)
    assert ledger.missing(url, [claimant]) == [
        f"student 1: act {claimed.act} is not in the history as it was told",
        f"student 1: item {claimed.position} does not hold revision 1000",
    ]
