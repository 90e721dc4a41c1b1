"""What someone can ask of the texts of letters."""

from domain.event import Value
from domain.letter.facts import LetterKind


class AdoptTemplate(Value):
    """Write letters of this kind with this text from now on."""

    kind: LetterKind
    text: str


TemplateCommand = AdoptTemplate
