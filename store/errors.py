"""What can go wrong between a decision and its durable record, each told apart because each asks another answer."""

from uuid import UUID


class StoreError(Exception):
    """Base of everything the store can say no with. Messages are plain Dutch, for the person who meets them."""


class StoreUnavailable(StoreError):
    """The database did not answer in time. Nothing is certain: send the same command with the same key again."""

    def __init__(self) -> None:
        super().__init__(
            "Het register is even niet bereikbaar. Uw gegevens zijn misschien nog niet opgeslagen. "
            "Verstuur hetzelfde over enkele seconden opnieuw; het wordt nooit dubbel vastgelegd."
        )


class VersionConflict(StoreError):
    """The stream has moved on since it was read. Nothing was recorded."""

    def __init__(self, found: int) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen. "
            "Bekijk de nieuwe stand en voer uw wijziging opnieuw in als die nog nodig is."
        )
        self.found = found
        """The version the stream has now."""


class KeyReused(StoreError):
    """The same Idempotency-Key came with another request. Nothing was recorded."""

    def __init__(self) -> None:
        super().__init__(
            "Dit kenmerk (Idempotency-Key) is al gebruikt voor een ander verzoek. Er is niets opgeslagen. "
            "Gebruik voor een nieuw verzoek een nieuw kenmerk."
        )


class UnknownOrganisation(StoreError):
    """The log has no head for this organisation."""

    def __init__(self, organisation: UUID) -> None:
        super().__init__(
            f"Organisatie {organisation} staat niet in dit register. "
            "Controleer PAR_ORGANISATION, of maak de organisatie aan met 'par migrate'."
        )


class KeysUnavailable(StoreError):
    """The key store cannot be read now. Sealed values exist and stay closed: never confuse this with an erasure."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"De sleutels van het register zijn niet bereikbaar: {why}. Er is niets gewist en niets opgeslagen. "
            "Herstel de sleutelmap en start PAR opnieuw."
        )


class UnsafeStore(StoreError):
    """What lies on disk does not belong together or is not safe. The message says what to do; nothing was touched."""


class DamagedSeal(StoreError):
    """A sealed value does not belong where it was found, or was changed. It is not shown."""

    def __init__(self) -> None:
        super().__init__(
            "Een verzegeld gegeven past niet bij de plek waar het staat en wordt daarom niet getoond. "
            "Meld dit aan de functioneel beheerder: er is mogelijk met de database geknoeid."
        )
