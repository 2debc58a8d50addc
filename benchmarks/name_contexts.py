"""Learns from the hand-coded articles how much each sign beside a name says for a firm (`mentions/contexts.json`).

    python benchmarks/name_contexts.py            prints how well firms are told, articles never seen in learning
    python benchmarks/name_contexts.py --write    writes the weights anew

A name that the codebook has is a firm; another is none. Some of those are firms all the same, so the figures are lower
bounds. Needs scikit-learn, which nothing else does.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

import numpy as np

from _articles import gold_articles
from tieup.mentions import contexts as told
from tieup.mentions.capitals import Capitals
from tieup.mentions.vocabulary import Vocabulary
from tieup.pipeline import Coder

SEEN = 6  # names at which a sign must stand before it is believed
CAUTION = 0.3  # inverse strength of the penalty on weights
CERTAIN = 0.79  # probability from which a name is taken for a firm


def main() -> None:
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import GroupKFold, cross_val_predict
    except ImportError as error:
        print(f"scikit-learn is not installed, so nothing is learned ({error}). 'make bench' installs it.")
        return
    signs, is_firm, articles = read_names()
    seen = Counter(sign for listed in signs for sign in listed)
    kept = [{sign: 1 for sign in listed if seen[sign] >= SEEN} for listed in signs]
    table = DictVectorizer()
    matrix = table.fit_transform(kept)
    model = LogisticRegression(C=CAUTION, max_iter=1000)
    tenths = GroupKFold(10)
    guessed = cross_val_predict(model, matrix, is_firm, groups=articles, cv=tenths, method="predict_proba")[:, 1]
    print(f"{len(is_firm):,} names, {int(is_firm.sum()):,} of them firms")
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        taken = guessed >= least
        print(f"from probability {least}: precision {is_firm[taken].mean():.3f}, "
              f"recall {is_firm[taken].sum() / is_firm.sum():.3f}")
    if "--write" in sys.argv:
        model.fit(matrix, is_firm)
        weights = {str(name): round(float(weight), 2)
                   for name, weight in zip(table.feature_names_, model.coef_[0], strict=True)}
        content = {"enough": round(float(np.log(CERTAIN / (1 - CERTAIN))), 2),
                   "start": round(float(model.intercept_[0]), 2),
                   "signs": {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= 0.05}}
        told.WEIGHTS.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{told.WEIGHTS}: {len(content['signs'])} signs")


def read_names() -> tuple[list[list[str]], np.ndarray, list[str]]:
    """Return the signs of each name of each article, whether the codebook has it, and the article."""
    coder = Coder()
    vocabulary = Vocabulary(coder.codebook)
    contexts = told.Contexts(vocabulary, Capitals(vocabulary))
    signs, is_firm, articles = [], [], []
    for article in gold_articles():
        document = coder.code(article).document
        if document is None:
            continue
        listed = [[m for m in here if m.in_codebook and m.how in ("name", "alias", "brand")]
                  for here in document.mentions]
        known = {m.text for here in listed for m in here}
        for name, standing in contexts.standings(article.text, document.sentences, listed, with_known=True).items():
            if not standing.is_elsewhere:
                signs.append(sorted(set(contexts.signs_of(article.text, name, standing))))
                is_firm.append(any(name in whole or whole in name for whole in known))
                articles.append(article.article_id)
    return signs, np.array(is_firm, dtype=float), articles


if __name__ == "__main__":
    main()
