"""Ways of recording known mistakes, by the lines of a reference answer."""


def mistakes_in_lines(grader, exercise, lines):
    """What records mistakes by the lines they change: ``wrong(sentence, (line, old, new), ...)``.

    `lines` holds lines of the reference answer by their names.
    """

    def wrong(sentence, *changes):
        replace = [(lines[line], lines[line].replace(old, new)) for line, old, new in changes]
        grader.mistake(exercise, sentence, replace=replace)

    return wrong


def mistakes_in_all(grader, exercise):
    """What records mistakes made in several places alike: ``wrong(sentence, texts, change)``.

    `texts` holds pieces of the reference answer by some names, and `change` turns one of them into
    a wrong one.
    """

    def wrong(sentence, texts, change):
        replace = [(text, change(text)) for text in texts.values()]
        grader.mistake(exercise, sentence, replace=replace)

    return wrong
