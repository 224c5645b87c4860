import pytest

from articles.analysis.attribution import find_attributions
from articles.analysis.chains import channels_of, link_chains
from articles.analysis.document import read

THROUGH = [
    ("The minister told Reuters that the talks had failed.", "Reuters", "told"),
    ("The report, seen by AP, says the bridge is unsafe.", "AP", "seen by"),
    ("In an interview with CNN, Ortiz said the plan would fail.", "CNN", "interview with"),
    (
        "The minister said in a statement to the Daily Post that he would go.",
        "Daily Post",
        "statement to the",
    ),
    ("“It is over,” she told the newspaper.", "newspaper", "told the"),
    ("Hollande said in an interview with Le Monde that the accord would hold.", "Le Monde", "interview with"),
    ("A memo obtained by the Associated Press says the dam is weak.", "Associated Press", "obtained by the"),
    ("Ortiz told al-Mayadeen TV that the border was quiet.", "al-Mayadeen TV", "told"),
]


def _channels(text):
    document = read(text)
    linked = link_chains(document, find_attributions(document))
    return linked, channels_of(document, linked)


@pytest.mark.parametrize(("text", "outlet", "cue"), THROUGH)
def test_channel_is_the_outlet_told(text, outlet, cue):
    _, channels = _channels(text)
    assert [(c.source.of(text), c.cue.of(text), c.direction) for c in channels.values()] == [
        (outlet, cue, "through")
    ]


def test_channel_from_whom_the_source_has_it():
    text = "The plant was closed, the agency reported, citing officials."
    _, channels = _channels(text)
    assert [(c.source.of(text), c.direction) for c in channels.values()] == [("officials", "from")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister told reporters that the talks had failed.",
        "The minister told Anna that the talks had failed.",
        "The BBC said the talks had failed.",
        "She said the BBC was told by CNN to wait.",
    ],
)
def test_channel_needs_an_outlet_beside_the_cue(text):
    assert _channels(text)[1] == {}


def test_channel_belongs_to_the_outer_statement():
    text = '"Experts say the ice is melting," Green told the newspaper.'
    linked, channels = _channels(text)
    assert [linked[index].source[0].of(text) for index in channels] == ["Green"]
