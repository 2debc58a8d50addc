"""The language of a text, as an ISO 639-1 code."""

from __future__ import annotations

import re
from functools import lru_cache

# Words that English news cannot do without and that other languages of the news do not have. A text in which they are
# common is English, however many foreign names it holds, and the model is never asked.
ENGLISH = frozenset({"the", "of", "and", "to", "that", "with", "for", "is", "was", "said", "will", "its", "which",
                     "from", "are", "has", "by", "their", "would", "have", "they", "been"})
WORD = re.compile(r"[^\W\d_]+")
# Enough words to be sure, few enough to be quick.
SAMPLE = 300
# The languages of the automotive press. The model is kept from exotic guesses on short texts full of names.
LANGUAGES = ("ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
             "it", "ja", "ko", "lt", "lv", "ms", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv",
             "th", "tr", "uk", "vi", "zh")
KANA = re.compile("[\u3040-\u30ff]")
HAN = re.compile("[\u4e00-\u9fff]")
HANGUL = re.compile("[\uac00-\ud7af]")


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of `text` is in; ``en`` if it holds no words at all."""
    sample = text[:6000]
    letters = sum(map(str.isalpha, sample)) or 1
    kana, han, hangul = (len(script.findall(sample)) for script in (KANA, HAN, HANGUL))
    if kana + han + hangul > 0.3 * letters:
        return "ko" if hangul > kana + han else "ja" if kana > 0.05 * (kana + han) else "zh"
    words = [word.lower() for word in WORD.findall(sample)[:SAMPLE]]
    if not words:
        return "en"
    if sum(word in ENGLISH for word in words) >= 0.12 * len(words):
        return "en"
    code = model().classify(sample)[0]
    return "no" if code in ("nb", "nn") else code


@lru_cache(maxsize=1)
def model():
    """Load py3langid's model; it takes a second, so only a text that is not plainly English asks for it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in LANGUAGES if code in identifier.nb_classes])
    return identifier
