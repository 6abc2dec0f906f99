"""The one exception by which a rule says no to a person."""


class Refusal(Exception):  # noqa: N818  # the word of the house
    """A rule of the house or of the Region says no.

    ``rule`` is a stable English slug (``document.empty``) that tests and logs can rely on;
    ``message`` is French, for the person, and says what to do.
    """

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message

    def __reduce__(self) -> tuple[type["Refusal"], tuple[str, str]]:
        """Survive a trip between processes (reading happens in a child)."""
        return (type(self), (self.rule, self.message))
