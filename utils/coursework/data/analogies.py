"""Pairs of words of which each two make an analogy, as man : woman and king : queen do."""

from itertools import permutations

PAIRS = {
    "capitals": """athens greece, baghdad iraq, berlin germany, cairo egypt, canberra australia,
        hanoi vietnam, havana cuba, helsinki finland, lisbon portugal, london england,
        madrid spain, moscow russia, oslo norway, paris france, rome italy, tokyo japan""",
    "nationalities": """brazil brazilian, china chinese, denmark danish, egypt egyptian,
        france french, germany german, greece greek, india indian, ireland irish, italy italian,
        japan japanese, mexico mexican, poland polish, russia russian, spain spanish,
        turkey turkish""",
    "family": """boy girl, brother sister, father mother, grandfather grandmother,
        grandson granddaughter, he she, his her, husband wife, king queen, man woman,
        nephew niece, prince princess, son daughter, uncle aunt""",
    "comparatives": """big bigger, bright brighter, cheap cheaper, cold colder, easy easier,
        fast faster, good better, hard harder, high higher, large larger, long longer, old older,
        slow slower, small smaller, strong stronger, young younger""",
    "plurals": """apple apples, bird birds, bottle bottles, car cars, child children, city cities,
        computer computers, cow cows, dog dogs, dream dreams, eye eyes, hand hands, horse horses,
        man men, road roads, woman women""",
    "past tense": """dancing danced, falling fell, feeding fed, flying flew, going went,
        knowing knew, looking looked, paying paid, playing played, saying said, selling sold,
        singing sang, sleeping slept, swimming swam, taking took, writing wrote""",
    "opposites": """aware unaware, certain uncertain, clear unclear, comfortable uncomfortable,
        fair unfair, happy unhappy, honest dishonest, known unknown, likely unlikely,
        logical illogical, pleasant unpleasant, possible impossible, rational irrational,
        reasonable unreasonable, regular irregular, sure unsure""",
}

Question = tuple[str, str, str, str]


def analogy_questions() -> dict[str, list[Question]]:
    """All analogies that two pairs of one kind make.

    Returns
    -------
    dict
        For each kind of analogy its questions: ``(a, b, c, d)`` stands for "a is to b as c is
        to ... ", and d is the answer.
    """
    return {kind: _questions(text) for kind, text in PAIRS.items()}


def _questions(text: str) -> list[Question]:
    pairs = [pair.split() for pair in text.split(",")]
    return [(a, b, c, d) for (a, b), (c, d) in permutations(pairs, 2)]
