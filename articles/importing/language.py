"""Which language a text is in, or "und" when that is not plain.

Own lists of the commonest small words (function words), written for this app. A language must have enough
of its small words in the text and clearly more than the next one.
"""

import re
from collections import Counter

UNDETERMINED = "und"
_SMALL_WORDS = {
    "en": "the of and to in that is was for it with as on be by this are from at have which not had has "
    "but were they an will said "
    "he she his her their would who been we you or what when there",
    "es": "el la los las de que y en un una por con para del se no su al lo como más pero sus le ha "
    "este está entre cuando "
    "muy sin sobre ser tiene también fue había son según",
    "fr": "le la les de des et en un une du que qui dans est pour par sur au aux pas plus ce cette il "
    "elle ne se avec sont été "
    "être ont mais leur selon dit après nous vous",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über sagte",
    "it": "il lo la gli le di che e in un una per con del della dei delle non si è sono da al nel alla "
    "come più anche ma ha questo "
    "essere dal suo ha detto stato",
    "pt": "o a os as de que e em um uma do da dos das no na nos nas para com por não se mais como mas "
    "foi ao ele são seu sua ou "
    "quando muito também já pelo pela disse está",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om hij ook als bij maar door "
    "naar nog uit wordt over worden "
    "heeft werd hebben deze die ze zei",
    "pl": "i w na z do się nie że to jest o jak po co ale przez od za są był była było oraz dla przy "
    "tym tego jego ich może "
    "który która które powiedział",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ancak ise ne o en her var "
    "değil oldu dedi ya ki "
    "tarafından olduğunu",
    "sv": "och i att det som en på är av för med den till inte om ett har de men var sig från han hon "
    "så kan vid eller också efter "
    "säger",
    "ru": "и в не на что с по он как это но из у за от о для к так же было был она они его все или при "
    "также после который сказал",
    "uk": "і в не на що з до як це але за від для у та його є про він вона вони був було або також "
    "після який який сказав є під",
    "ar": "في من على إلى أن عن التي الذي هذا هذه كان ما مع قد لا بعد كما بين ذلك وقال قال أو إن",
    "fa": "در از به که این را با است برای آن یک خود تا بر هم نیز شد های می گفت شده و",
}
LISTS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_SCRIPTS = {
    "el": r"[\u0370-\u03ff]",
    "he": r"[\u0590-\u05ff]",
    "ja": r"[\u3040-\u30ff]",
    "ko": r"[\uac00-\ud7af]",
    "th": r"[\u0e00-\u0e7f]",
    "hi": r"[\u0900-\u097f]",
    "zh": r"[\u4e00-\u9fff]",  # after ja: Japanese uses these signs too
}
SCRIPTS = {language: re.compile(pattern) for language, pattern in _SCRIPTS.items()}
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000  # characters
FEWEST_WORDS = 12
LEAST_SHARE = 0.12  # of the words must be small words of the language
LEAST_LEAD = 1.25  # times the next language's count


def of(text: str) -> str:
    """ISO 639-1 code, or "und"."""
    sample = text[:SAMPLE]
    letters = len(LETTER.findall(sample))
    for language, script in SCRIPTS.items():
        least = 0.05 if language == "ja" else 0.5
        if letters >= FEWEST_WORDS and len(script.findall(sample)) > least * letters:
            return language
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < FEWEST_WORDS:
        return UNDETERMINED
    counts = Counter({code: sum(word in listed for word in words) for code, listed in LISTS.items()})
    (best, most), (_, second) = counts.most_common(2)
    if most < LEAST_SHARE * len(words) or most < LEAST_LEAD * second:
        return UNDETERMINED
    return best


def from_tag(tag: str) -> str:
    """The language of a tag such as `en-GB`; empty when it is none."""
    match = re.match(r"\s*([a-z]{2,3})(?:[-_]|\s*$)", tag, re.IGNORECASE)
    return match[1].lower() if match else ""
