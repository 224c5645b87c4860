"""What to say to those who mixed something up: three minutes, one sentence for each, tied to rule cards.

`quizzes/items/misconceptions.py` says who did. The steps are our own; each begins with what the class already has.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Misconception:
    """`steps` are three, a minute each; `cards` the short names of rule cards, the closest first."""

    title: Any
    steps: tuple[Any, Any, Any]
    cards: tuple[str, ...]


MISCONCEPTIONS = {
    "outlet-for-source": Misconception(
        _("Took the outlet that reports it for the source"),
        (
            _("Whisper a sentence to one student and let the next say it aloud. Ask: whose sentence is it?"),
            _("Read the passage again. Everybody points at who said it first, then at who only passes it on."),
            _("Each writes both down for one more passage: “… says it, … reports it.”"),
        ),
        ("relaying-outlet", "chain"),
    ),
    "writer-for-source": Misconception(
        _("Took the writer for the source, though somebody is named"),
        (
            _("Cover all but the passage and ask who says it. Uncover the words before and after it."),
            _("Find the cue together: said, told, according to, a colon. Who stands beside it?"),
            _("Each finds one more sentence of the article whose source stands at its end."),
        ),
        ("the-writer", "source-cue-content"),
    ),
    "source-for-writer": Misconception(
        _("Looked for a speaker where the writer says it"),
        (
            _("Ask for the cue of the passage. When nobody finds one, say: then nobody else says it."),
            _("Put “the mayor says that” in front and read both. What would the article have to know?"),
            _("Each finds one sentence the writer says and one that somebody else says, side by side."),
        ),
        ("the-writer", "voice-fact"),
    ),
    "subject-for-speaker": Misconception(
        _("Took whom it is about for who says it"),
        (
            _("Say: “Lea says that Tom was late.” Who speaks? Who is spoken about?"),
            _("In the passage, put a finger on the cue, then on the name that does the saying."),
            _("Each turns a sentence round, so that the other person speaks about the first."),
        ),
        ("named-person", "source-cue-content"),
    ),
    "named-for-unnamed": Misconception(
        _("Called a source unnamed that the article names"),
        (
            _("Ask: could a reporter ring this source tomorrow and know whom to ask for?"),
            _("Go up from the passage, line by line, until the full name or the office stands there."),
            _("Each says for two passages what the source is called where it comes first."),
        ),
        ("unnamed-source", "organisation"),
    ),
    "unnamed-for-named": Misconception(
        _("Gave a name to a source that has none"),
        (
            _("Read out the words for the source only. Ask: who is that? Let them notice that nobody knows."),
            _("Ask what the article says about this source instead of a name, and why it may do so."),
            _("Each writes one question that they would like to ask the source, and why they cannot."),
        ),
        ("unnamed-source", "group"),
    ),
    "kind-of-source": Misconception(
        _("Found the source, but took it for another kind"),
        (
            _("Put four sources on the board: a name, an office, a paper, “some say”. What can you do with each?"),
            _("Ask of the passage: does a person answer for it, or the office behind the person?"),
            _("Each finds in the article one source of another kind than this one."),
        ),
        ("organisation", "named-person", "document", "group"),
    ),
    "chain-order": Misconception(
        _("Turned round who told whom"),
        (
            _("Let three students pass a sentence on, each adding “… told me that”. Write down what arrives."),
            _("In the passage, begin with the innermost words: who said these? Then who told that?"),
            _("Each draws the chain with arrows, from who spoke first to this article."),
        ),
        ("chain", "relaying-outlet"),
    ),
    "cue-elsewhere": Misconception(
        _("Marked other words than those that tie source and content"),
        (
            _("Write source, cue and content in three colours for one sentence on the board."),
            _("Put “said” in the place of each candidate. Where the sentence still works, there is the cue."),
            _("Each marks the cue of two more sentences, no word more than needed."),
        ),
        ("source-cue-content",),
    ),
    "cue-with-neighbours": Misconception(
        _("Marked the cue with its neighbours"),
        (
            _("Read the marked words aloud. Which of them name somebody, which say what was said? Take both away."),
            _("What is left ties the two together. Read it alone: it is often one or two words."),
            _("Each shortens the mark of a neighbour until nothing can go."),
        ),
        ("source-cue-content",),
    ),
    "distance-not-heard": Misconception(
        _("Did not hear the cue step back"),
        (
            _("Read the sentence with “said”, then with its own cue. What changed about whom you believe?"),
            _("Collect on the board: claimed, alleged, insisted. What do they let the writer off?"),
            _("Each says what the writer would have to know in order to write “showed” instead."),
        ),
        ("stance-distances", "stance-acknowledges"),
    ),
    "vouching-not-heard": Misconception(
        _("Did not hear the cue vouch for what is said"),
        (
            _("Read the sentence with “said”, then with its own cue. Now who says that it is true?"),
            _("Collect on the board: showed, revealed, pointed out. Can you add “but it is not true”?"),
            _("Each rewrites the sentence so that only the source answers for it."),
        ),
        ("stance-endorses", "stance-acknowledges"),
    ),
    "plain-cue-loaded": Misconception(
        _("Heard an opinion in a cue that only passes on"),
        (
            _("Ask: which word of the cue judges? When the judging is in the content, it belongs to the source."),
            _("Read it with “claimed” and with “showed”. Between the two, “said” takes no side."),
            _("Each finds one cue in the article that does take a side, and one that does not."),
        ),
        ("stance-acknowledges", "stance-adverbs"),
    ),
    "stance-turned-round": Misconception(
        _("Turned the stance of the cue round"),
        (
            _("Make a line on the floor from “I stand behind it” to “I keep away”. Read out cues; they place them."),
            _("Try “and that is true” after the sentence, then “but who knows”. Which one does the cue allow?"),
            _("Each writes the sentence twice, once for either end of the line."),
        ),
        ("stance-distances", "stance-endorses"),
    ),
    "claim-for-fact": Misconception(
        _("Took what somebody claims for a fact"),
        (
            _("Strike out the source and its cue and read what is left: it sounds like a fact. Who answers for it?"),
            _("Put the source back in front. Ask: what would you have to check before you drop it again?"),
            _("Each finds the source of one more claim that sounds like a fact."),
        ),
        ("voice-reported", "same-claim-compared"),
    ),
    "quotation-for-framing": Misconception(
        _("Took a quotation for the writer’s framing"),
        (
            _("Ask of the strong word: whose mouth is it in? Look for the quotation marks or the cue."),
            _("Sort five strong words of the article into two columns: the source’s, the writer’s."),
            _("Each says of one quoted word how the writer would have to use it for it to be framing."),
        ),
        ("voice-reported", "voice-framing", "direct-quotation"),
    ),
    "framing-for-quotation": Misconception(
        _("Took the writer’s framing for something reported"),
        (
            _("Ask for the source of the passage, by name. When nobody can give one, the words are the writer’s."),
            _("“Critics say” and “many feel” sound like sources. Ask: which critics? How many?"),
            _("Each marks the word that pushes, and says what it leaves the reader to think."),
        ),
        ("voice-framing", "vague-attribution"),
    ),
    "framing-for-fact": Misconception(
        _("Missed words that steer the reader"),
        (
            _("Read the sentence without each adjective and strong verb in turn. Which one changed how it feels?"),
            _("Ask: would somebody on the other side write this word? What would they write?"),
            _("Each finds a plain word for the same thing."),
        ),
        ("voice-framing", "loaded-word", "label"),
    ),
    "fact-for-framing": Misconception(
        _("Saw framing in plain words"),
        (
            _("Ask: could you check this by counting, looking or asking? Then it is a statement of fact."),
            _("A sad fact is not a framed one. Read the passage beside one that says how to feel about it."),
            _("Each makes the plain sentence framed by adding a single word, and takes it out again."),
        ),
        ("voice-fact", "voice-framing"),
    ),
    "fact-for-claim": Misconception(
        _("Looked for a source where the writer states a fact"),
        (
            _("Ask for the cue. No “said”, no “according to”: then the writer answers for it."),
            _("Ask how a reporter could know it: was there, counted, looked it up."),
            _("Each finds the next sentence in which somebody else speaks, and says by which word they know."),
        ),
        ("voice-fact", "the-writer"),
    ),
    "device-mixed-up": Misconception(
        _("Found the words that steer, but not how they do it"),
        (
            _("Take one mark. Ask three things: does it name, does it judge, does it take for granted?"),
            _("Compare a label with a loaded word: one says what somebody is called, the other how it is."),
            _("Each gives a neighbour a mark without its device; the neighbour names it with a reason."),
        ),
        ("loaded-word", "label", "presupposition"),
    ),
    "sources-not-matched": Misconception(
        _("Took one source for two"),
        (
            _("Write down what each article calls the source. Ask: could these be one person or one office?"),
            _("Look up the first mention in each article; the title stands there."),
            _("Each finds one more person with two descriptions."),
        ),
        ("same-claim-compared",),
    ),
    "sources-not-told-apart": Misconception(
        _("Took two sources for one, since they say the same"),
        (
            _("Two people can say the same. Ask of each article by itself: who says it here?"),
            _("Ask what is stronger: one source in two articles, or two sources?"),
            _("Each names both sources of the claim, with the cue that ties them to it."),
        ),
        ("same-claim-compared",),
    ),
    "adopted-claim-missed": Misconception(
        _("Missed that an article says a claim in its own voice"),
        (
            _("Put the two sentences under each other and strike out what they share. What is left? A source."),
            _("Ask what the second article takes upon itself by leaving the source out."),
            _("Each puts the source back into the sentence without making it longer than a line."),
        ),
        ("same-claim-compared", "the-writer"),
    ),
    "silence-for-denial": Misconception(
        _("Took silence for a contradiction"),
        (
            _("Ask for the sentence that says the opposite. When there is none, the article only does not say it."),
            _("Ask for three harmless reasons why an article leaves a claim out."),
            _("Each writes the sentence that would have contradicted it."),
        ),
        ("omission", "contradicted"),
    ),
    "denial-for-silence": Misconception(
        _("Missed that an article contradicts the claim"),
        (
            _("Look for the claim’s opposite, not for the claim: another number, “denied”, “did not”."),
            _("Put both sentences side by side and ask whether both can be true."),
            _("Each says who would have to be asked to settle it."),
        ),
        ("contradicted", "omission"),
    ),
    "cues-out-of-order": Misconception(
        _("Put the cues in another order of trust"),
        (
            _("Say the same content with each cue, one after the other, with the same face. Which sounds surest?"),
            _("Begin with the two ends: which keeps away, which vouches? The rest goes between."),
            _("Each places one more cue on the ladder and says why there."),
        ),
        ("stance-distances", "stance-endorses", "stance-acknowledges"),
    ),
}  # fmt: skip
