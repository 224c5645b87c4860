import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.importing import names, roster
from quizzes.importing.errors import UnreadableRoster


def read_names(data, **options):
    return [entry.name for entry in roster.read(data, **options).entries]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Ana Brandt\nBela Okafor", ["Ana Brandt", "Bela Okafor"]),
        ("\n  Ana   Brandt \r\n\r\nBela\u00a0Okafor\n", ["Ana Brandt", "Bela Okafor"]),
        ("1. Ana Brandt\n2) Bela Okafor\n- Cosmo\n• Dina", ["Ana Brandt", "Bela Okafor", "Cosmo", "Dina"]),
        ("Brandt, Ana\nO’Neill, Bela", ["Ana Brandt", "Bela O’Neill"]),
        ('"Brandt, Ana"\n"Okafor, Bela"', ["Ana Brandt", "Bela Okafor"]),
        ("Brandt\tAna\nOkafor\tBela", ["Ana Brandt", "Bela Okafor"]),
        ("Name\nAna\nBela", ["Ana", "Bela"]),
        ("Name;Vorname\nBrandt;Ana", ["Ana Brandt"]),
        ("First name,Last name\nAna,Brandt", ["Ana Brandt"]),
        ("\ufeffFirst name\tLast name\nAna\tBrandt", ["Ana Brandt"]),
        ('Student;Class\n"Brandt; Ana";8b', ["Brandt; Ana"]),
        ('Nachname;Vorname;Klasse\n"van der Berg";"Ana ""Anni""";8b', ['Ana "Anni" van der Berg']),
        ("Prénom;Nom;Courriel\nZoé;Lefèvre;z@x.example", ["Zoé Lefèvre"]),
        ("Ana Brandt;;;\nBela Okafor;;;", ["Ana Brandt", "Bela Okafor"]),
        ("Jose\u0301", ["José"]),
        ("A\u202ena\u200b", ["Ana"]),
    ],
)
def test_read_pasted(data, expected):
    assert read_names(data) == expected


def test_read_two_parts_with_the_first_name_first():
    assert read_names("Ana, Brandt\nBela, Okafor", order=roster.Order.GIVEN_FIRST) == [
        "Ana Brandt",
        "Bela Okafor",
    ]


@pytest.mark.parametrize(
    "data",
    [
        "Müller, Jörg\nPérez, José".encode(),
        "Müller, Jörg\nPérez, José".encode("utf-8-sig"),
        "Müller, Jörg\nPérez, José".encode("utf-16"),
        "Müller, Jörg\nPérez, José".encode("utf-16-le"),
        "Müller, Jörg\nPérez, José".encode("utf-16-be"),
        "Müller, Jörg\nPérez, José".encode("cp1252"),
    ],
)
def test_read_finds_the_encoding(data):
    assert read_names(data) == ["Jörg Müller", "José Pérez"]


@pytest.mark.parametrize(
    ("people", "code_page"),
    [
        ("Wiśniewski, Łukasz\nŻółć, Zażółcia\nDąbrowska, Małgorzata", "cp1250"),
        ("Иванов, Иван\nПетрова, Ольга\nСмирнов, Алексей", "cp1251"),
    ],
)
def test_read_finds_another_code_page(people, code_page):
    assert read_names(people.encode(code_page)) == read_names(people)


def test_read_is_told_a_code_page_that_cannot_be_found():
    data = "Şahin, Gökçe\nYıldız, İpek".encode("cp1254")
    assert read_names(data) == ["Gökçe Þahin", "Ýpek Yýldýz"]
    assert read_names(data, code_page="cp1254") == ["Gökçe Şahin", "İpek Yıldız"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "empty"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("  \n\n ", "empty"),
        ("Name;Class\n", "empty"),
        (b"PK\x03\x04 broken", "not text"),
        (b"\xd0\xcf\x11\xe0 old spreadsheet", "spreadsheet"),
        (b"%PDF-1.7", "not text"),
        (b"\x00\x01\x02\xff\xfe", "not text"),
        ("E-Mail;Class\na@b.example;8b", "no name column"),
        ("Ana\tBrandt\t8b\nBela\tOkafor\t8b", "unnamed columns"),
        ("Name\n12.03.2011\n13.04.2011", "no names in column"),
        ("a@b.example\nc@d.example", "no names in column"),
        ("\n".join(f"Student {n}" for n in range(10_000)), "too many"),
        ("Name\n" + "\n".join(f"Student {n}" for n in range(501)), "too many"),
        ("x" * 2_000_001, "too large"),
        ('"' + "x" * 200_000, "not text"),
    ],
)
def test_read_refuses(data, problem):
    with pytest.raises(UnreadableRoster) as error:
        roster.read(data)
    assert error.value.problem == problem


def test_read_takes_five_hundred():
    assert len(read_names("\n".join(f"Student {n}" for n in range(500)))) == 500


def test_read_says_what_it_drops():
    found = roster.read("Name;E-Mail;Geburtstag;Vorname\nBrandt;a@b.example;1.2.2011;Ana")
    assert (found.dropped, found.entries[0].name) == (("E-Mail", "Geburtstag"), "Ana Brandt")


def test_read_says_whom_it_left_out_and_where():
    found = roster.read("Ana\n=1+1\nBela\nc@d.example\nDina\n" + "L" * 81 + "\nElif")
    assert [(one.line, one.reason) for one in found.left_out] == [
        (2, "not a name"), (4, "not a name"), (6, "too long"),
    ]  # fmt: skip


def zipped(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return packed.getvalue()


USERS = (
    "sourcedId,status,enabledUser,username,givenName,familyName,email,preferredGivenName\n"
    "u1,active,true,ana1,Anastasia,Brandt,a@b.example,Ana\n"
    "u2,active,true,bela2,Bela,Okafor,b@b.example,\n"
    "u3,active,true,tess3,Tess,Oduya,t@b.example,\n"
    "u4,tobedeleted,true,old4,Old,Student,o@b.example,\n"
    "u5,active,false,gone5,Gone,Student,g@b.example,\n"
)
ROLES = (
    "sourcedId,userSourcedId,roleType,role,orgSourcedId\nr1,u1,primary,student,o\nr3,u3,primary,teacher,o\n"
)
ENROLMENTS = (
    "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\n"
    "e1,active,c1,s,u1,student\ne2,active,c2,s,u2,student\ne3,active,c1,s,u3,teacher\n"
)
CLASSES = "sourcedId,status,title\nc1,active,8b\nc2,active,9a\n"


def test_one_roster_users_alone():
    found = roster.read(USERS)
    assert [one.name for one in found.entries] == ["Ana Brandt", "Bela Okafor", "Tess Oduya"]
    assert [(one.text, one.reason) for one in found.left_out] == [
        ("Old Student", "not active"), ("Gone Student", "not active"),
    ]  # fmt: skip
    assert found.dropped == ("username", "email")


def test_one_roster_roles_say_who_teaches():
    found = roster.read(zipped(users=USERS, roles=ROLES))
    assert [one.name for one in found.entries] == ["Ana Brandt", "Bela Okafor"]
    assert found.left_out[0].reason == "not a student"


def test_one_roster_with_several_classes_asks_which():
    packed = zipped(users=USERS, roles=ROLES, enrollments=ENROLMENTS, classes=CLASSES)
    with pytest.raises(UnreadableRoster) as error:
        roster.read(packed)
    assert error.value.about == (("c1", "8b"), ("c2", "9a"))
    assert read_names(packed, klass="c2") == ["Bela Okafor"]


def test_one_roster_that_would_swell_is_refused():
    with pytest.raises(UnreadableRoster) as error:
        roster.read(zipped_bomb())
    assert error.value.problem == "too large"


def zipped_bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("users.csv", b"x" * 20_000_001)
    return packed.getvalue()


def test_spreadsheet_by_mistake():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnreadableRoster) as error:
        roster.read(packed.getvalue())
    assert error.value.problem == "spreadsheet"


NAMES = (
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=20)
    .map(names.clean_name)
    .filter(lambda name: names.is_name(name) and not roster.columns.is_head([name]))
)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=30))
def test_surname_first_is_first_name_first_turned_round(people):
    turned = read_names("\n".join(f"{family}, {given}" for given, family in people))
    assert turned == [f"{given} {family}" for given, family in people]


@given(st.lists(NAMES, min_size=1, max_size=30), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_encoding_makes_no_difference(people, codec):
    text = "\n".join(people)
    assert read_names(text.encode(codec)) == read_names(text)


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400)))
def test_whatever_is_sent_is_names_or_a_reason(data):
    try:
        found = roster.read(data)
    except UnreadableRoster:
        return
    assert all(names.is_name(one.name) and one.name == names.clean_name(one.name) for one in found.entries)
    assert all(len(one.name) <= names.LONGEST for one in found.entries)


@given(st.sets(NAMES, max_size=10), NAMES)
def test_apart_from_is_always_a_new_name(taken, name):
    keys = {names.key_of(one) for one in taken} | {names.key_of(name)}
    assert names.key_of(names.apart_from(name, keys)) not in keys
