"""What a class of 28 did with the demo exercise: three assignments, each in its own mode, all the same every time.

Abilities are spread evenly; a wrong answer is one that students really give: the outlet or the writer taken for the
source, a claim in quotation marks taken for a fact, a cue marked with the words around it.
"""

import random
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from quizzes.actions import assignments, comments, papers, scores
from quizzes.items import kind_of, write
from quizzes.models import (
    Assignment,
    Attempt,
    Classroom,
    Contest,
    Enrolment,
    Exercise,
    Item,
    Response,
    RubricLevel,
    SavedAnswer,
)

STUDENTS = [
    "Ana Brandt", "Bela Okafor", "Cosmo Lind", "Dina Farouk", "Elif Aydin", "Femi Adeyemi", "Greta Holm",
    "Hugo Marin", "Ines Duarte", "Jonas Weiss", "Kira Novak", "Luca Ferri", "Malik Sow", "Nora Blom",
    "Oskar Wolny", "Pia Sandoval", "Rafi Haddad", "Sina Kraus", "Tariq Aziz", "Uma Pillai", "Veit Lorenz",
    "Wanda Zielka", "Xenia Popova", "Yusuf Demir", "Zoe Martens", "Arne Falk", "Bao Tran", "Carla Nunes",
]  # fmt: skip
TEXTS = [
    "Some people in Marrast say the quarrel is about more than noise.",
    "According to some residents, noise was not the only reason for the quarrel.",
    "The quarrel was never about noise, people say, and I think they are right.",
    "Neighbours and skaters disagree about the evenings. The article names nobody who says why.",
]
OBJECTIONS = [
    "The newspaper heard it from the officer, so both of them say it.",
    "“Claims” only means that she said it. Nothing in line 9 says that she is wrong.",
    "I marked the same words, only with the name in front.",
]
KEPT = [
    "Who says so? Put the source back in.",
    "Plain and complete. Well done.",
    "One word still pushes the reader: which?",
]
UNFINISHED, ABSENT, LATE = (5, 17), (11, 24), 14  # places on the roster


def give(*, exercise: Exercise, classroom: Classroom, by, at: datetime) -> list[Assignment]:
    """Graded and released, in discussion at the second vote, and practice that is still open."""
    students = list(classroom.enrolments.students().order_by("pk"))
    given = {
        mode: assignments.assign(
            exercise=exercise, classroom=classroom, mode=mode, by=by, at=at - timedelta(days=days), **chosen
        )
        for mode, days, chosen in (
            ("graded", 6, {"asks_certainty": True, "closes_at": at - timedelta(days=4)}),
            ("discussion", 1, {"asks_certainty": True}),
            ("practice", 2, {}),
        )
    }
    _graded(given["graded"], students, at)
    _discussed(given["discussion"], students, by, at)
    _practised(given["practice"], students, at)
    return list(given.values())


def help_marking(*, by, at: datetime) -> None:
    """The school's levels, which are the app's, and three comments that the teacher keeps."""
    RubricLevel.objects.bulk_create(
        RubricLevel(position=place, name=one.name, description=one.description)
        for place, one in enumerate(write.our_levels(), 1)
    )
    for text in KEPT:
        comments.keep(text=text, by=by, at=at)


def _graded(given: Assignment, students: Sequence[Enrolment], at: datetime) -> None:
    """Two were absent, one of them handed in a worksheet; two did half of it, one went on too long, three object."""
    present = [one for place, one in enumerate(students) if place not in ABSENT]
    started = given.opens_at + timedelta(hours=1)
    attempts = _begin(given, present, started)
    rows = _answer(attempts, students, started, skip_half=[students[place] for place in UNFINISHED])
    handed_in = started + timedelta(minutes=32)
    _hand_in(attempts, handed_in)
    _type_in(given, students[ABSENT[0]], handed_in + timedelta(days=1))
    late = next(one for one in rows if one.attempt.enrolment == students[LATE] and one.revision)
    _remember([late], SavedAnswer.Fate.LATE, handed_in + timedelta(minutes=2), again=True)
    assignments.release(assignment=given, by=given.created_by, at=at - timedelta(days=3))
    wrong = Response.objects.filter(
        attempt__assignment=given, score__lt=1, revision__gte=1, item__position__gte=3
    )
    objecting = {one.attempt_id: one for one in wrong.order_by("pk")}.values()
    Contest.objects.bulk_create(
        Contest(response=row, reason=reason, made_at=at - timedelta(days=2))
        for row, reason in zip(objecting, OBJECTIONS, strict=False)
    )


def _type_in(given: Assignment, student: Enrolment, at: datetime) -> None:
    """One of the absent handed in a worksheet later."""
    chance = random.Random(1)
    items = given.exercise_revision.items.kept().select_related("article_revision")
    answers = {
        item.pk: kind_of(item).read_answer(item, _choose(item, item.position % 3 > 0, chance))
        for item in items
    }
    papers.type_in(assignment=given, enrolment=student, answers=answers, by=given.created_by, at=at)


def _discussed(given: Assignment, students: Sequence[Enrolment], by, at: datetime) -> None:
    """After the talk most who were wrong change their mind; a few still think, two tablets have gone to sleep."""
    started = given.opens_at
    assignments.move_phase(assignment=given, phase="answer", by=by, at=started)
    attempts = _begin(given, students[:-2], started + timedelta(minutes=4))
    _answer(attempts, students, started + timedelta(minutes=5))
    assignments.move_phase(assignment=given, phase="freeze", by=by, at=started + timedelta(minutes=20))
    assignments.move_phase(assignment=given, phase="second_vote", by=by, at=at - timedelta(minutes=5))
    _answer(
        attempts[:21],
        students,
        at - timedelta(minutes=4),
        vote=2,
        talked=0.35,
        pace=9,
        skip_half=students[9:14],
    )
    for here, ago in ((attempts[:24], 0), (attempts[24:], 480)):
        Attempt.objects.filter(pk__in=[one.pk for one in here]).update(seen_at=at - timedelta(seconds=ago))


def _practised(given: Assignment, students: Sequence[Enrolment], at: datetime) -> None:
    """Half are done, some are in the middle of it, the rest has not begun. The first on the roster is in the middle."""
    started = at - timedelta(hours=20)
    attempts = _begin(given, students[:19], started)
    _answer(attempts, students, started, skip_half=[*students[:1], *students[13:19]])
    _hand_in(attempts[1:13], started + timedelta(minutes=25))


def _begin(given: Assignment, students: Sequence[Enrolment], at: datetime) -> list[Attempt]:
    attempts = Attempt.objects.bulk_create(
        Attempt(assignment=given, enrolment=one, started_at=at, seen_at=at) for one in students
    )
    items = list(given.exercise_revision.items.kept().in_order())
    Response.objects.bulk_create(
        Response(attempt=attempt, item=item) for attempt in attempts for item in items
    )
    return attempts


def _answer(
    attempts: Sequence[Attempt], students: Sequence[Enrolment], at: datetime, *,
    vote: int = 1, talked: float = 0.0, pace: int = 40, skip_half: Sequence[Enrolment] = (),
) -> list[Response]:  # fmt: skip
    """Answer the rows of that vote, one in `pace` seconds. `talked` is what the talk added to everybody's chance."""
    rows = list(
        Response.objects.filter(attempt__in=attempts, round=vote)
        .select_related("attempt__enrolment", "item__article_revision")
        .in_order()
    )
    places = {one.pk: place for place, one in enumerate(students)}
    skipping = {one.pk for one in skip_half}
    answered = []
    for row in rows:
        place = places[row.attempt.enrolment_id]
        if row.attempt.enrolment_id in skipping and row.item.position > 9:
            continue
        chance = random.Random(f"{place} {row.item.position} {vote}")
        ability = 0.35 + 0.6 * ((place * 11) % len(students)) / len(students) + talked
        is_right = chance.random() < ability
        row.answer = kind_of(row.item).read_answer(row.item, _choose(row.item, is_right, chance))
        row.certainty = (
            "high" if is_right and ability > 0.7 else chance.choice(["low", "middle", "middle", "high"])
        )
        row.revision, row.saved_at = 1, at + timedelta(seconds=pace * row.item.position + place)
        answered.append(row)
    fields = ["answer", "certainty", "revision", "saved_at"]
    Response.objects.bulk_update(answered, fields, batch_size=100)
    _remember(answered, SavedAnswer.Fate.KEPT)
    for attempt in attempts:
        attempt.position = max(
            [row.item.position for row in answered if row.attempt_id == attempt.pk], default=1
        )
    Attempt.objects.bulk_update(attempts, ["position"], batch_size=100)
    return answered


def _remember(
    rows: Sequence[Response], fate: str, at: datetime | None = None, *, again: bool = False
) -> None:
    SavedAnswer.objects.bulk_create(
        SavedAnswer(
            act=uuid.UUID(int=row.pk * 2 + again), response=row, revision=row.revision + again, answer=row.answer,
            certainty=row.certainty, fate=fate, saved_at=at or row.saved_at,
        )
        for row in rows
    )  # fmt: skip


def _hand_in(attempts: Sequence[Attempt], at: datetime) -> None:
    Response.objects.filter(attempt__in=attempts).update(settled_at=at)
    for attempt in attempts:
        attempt.state, attempt.submitted_at = Attempt.State.SUBMITTED, at
    Attempt.objects.bulk_update(attempts, ["state", "submitted_at"], batch_size=100)
    scores.judge(responses=Response.objects.filter(attempt__in=attempts), at=at)


def _choose(item: Item, is_right: bool, chance: random.Random) -> dict[str, Any]:
    return CHOOSING[item.kind](item, is_right, chance)


def _find_source(item: Item, is_right: bool, chance: random.Random) -> dict[str, Any]:
    key = item.key
    if is_right:
        chain = [name for tier in key["chain"][0]["tiers"] for name in tier] if key["chain"] else []
        return {"source": key["sources"][0]["value"], "kind": key["kinds"][0]["value"], "chain": chain}
    right = {one["value"] for one in key["sources"]}
    outlets = [one for one in item.task["options"] if "Courier" in one or "writer" in one]
    taken = chance.choice([one for one in (*outlets, *outlets, *item.task["options"]) if one not in right])
    kind = {"the writer": "the writer", "unnamed": "unnamed"}.get(taken, "named person")
    return {"source": taken, "kind": "news outlet" if "Courier" in taken else kind, "chain": []}


def _read_cue(item: Item, is_right: bool, chance: random.Random) -> dict[str, Any]:
    start, end = item.key["cue"]["alternatives"][0]["core"][0]
    stance = item.key["stances"][0]["value"]
    if is_right:
        return {"cue": [[start, end]], "stance": stance}
    return {"cue": [[item.start, end] if chance.random() < 0.5 else [start, end]], "stance": "acknowledges"}


def _tell_voice(item: Item, is_right: bool, chance: random.Random) -> dict[str, Any]:
    shows = item.key["shows"]
    if is_right:
        words = [shows["alternatives"][0]["core"][0]] if shows else []
        return {"voice": item.key["voices"][0]["value"], "shows": words}
    right = {one["value"] for one in item.key["voices"]}
    return {"voice": next(one for one in ("fact", "reported") if one not in right), "shows": []}


def _mark_framing(item: Item, is_right: bool, chance: random.Random) -> dict[str, Any]:
    marks = [
        {"spans": [one["place"]["alternatives"][0]["core"][0]], "device": one["devices"][0]["value"]}
        for one in item.key["marks"]
    ]
    if is_right:
        return {"marks": marks}
    return {"marks": [{**marks[0], "device": chance.choice(["loaded word", marks[0]["device"]])}]}


def _write(item: Item, is_right: bool, chance: random.Random) -> dict[str, Any]:
    return {"text": TEXTS[chance.randrange(2)] if is_right else chance.choice(TEXTS[2:])}


CHOOSING = {
    "find source": _find_source,
    "read the cue": _read_cue,
    "tell the voice": _tell_voice,
    "mark the framing": _mark_framing,
    "write": _write,
}
