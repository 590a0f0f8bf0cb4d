"""Why a file is not read, in words: one function for each error, so that they read the same.

Each returns the error for its caller to raise. The words are one line: what is wrong, and what to
do about it.
"""

from __future__ import annotations

from corpus import errors
from corpus.i18n import translator

_ = translator("corpus")


def missing(file: str) -> errors.MissingFileError:
    """Nothing at this path."""
    return errors.MissingFileError(
        _("bestaat niet."), advice=_("Controleer de naam en de map."), file=file
    )


def not_a_file(file: str) -> errors.NotAFileError:
    """A folder, device, pipe or socket."""
    return errors.NotAFileError(
        _("is geen gewoon bestand."),
        advice=_("Geef een bestand of een map met brieven."),
        file=file,
    )


def no_permission(file: str) -> errors.NoPermissionError:
    """No right to read it."""
    return errors.NoPermissionError(
        _("mag niet worden gelezen."),
        advice=_("Geef uzelf leesrechten of vraag ze de eigenaar."),
        file=file,
    )


def link_loop(file: str) -> errors.LinkLoopError:
    """Symbolic links in a circle."""
    return errors.LinkLoopError(
        _("verwijst in een kring naar zichzelf."),
        advice=_("Verwijder de symbolische koppeling."),
        file=file,
    )


def unreadable(file: str, reason: str) -> errors.UnreadableLetterError:
    """The system refuses for a reason of its own; ``reason`` is in its words."""
    return errors.UnreadableLetterError(
        _("kan niet worden gelezen: {reason}.").format(reason=reason),
        advice=_("Controleer de schijf of de netwerkverbinding."),
        file=file,
    )


def empty(file: str) -> errors.EmptyFileError:
    """No text at all."""
    return errors.EmptyFileError(_("is leeg."), advice=_("Haal de brief opnieuw op."), file=file)


def too_large(file: str, what: str) -> errors.TooLargeError:
    """Over a bound; ``what`` says which, in Dutch or the chosen language: "meer dan 100 MiB"."""
    return errors.TooLargeError(
        _("is te groot voor een brief: {what}.").format(what=what),
        advice=_("Splits het bestand of geef alleen de brief zelf."),
        file=file,
    )


def too_slow(file: str, seconds: float) -> errors.TooSlowError:
    """Given up after ``seconds``."""
    return errors.TooSlowError(
        _("is na {seconds:.0f} seconden nog niet gelezen.").format(seconds=seconds),
        advice=_("Sla de brief opnieuw op, bijvoorbeeld als tekst, en probeer het nog eens."),
        file=file,
    )


def encrypted(file: str) -> errors.EncryptedFileError:
    """Needs a password."""
    return errors.EncryptedFileError(
        _("is met een wachtwoord beveiligd."), advice=_("Sla het op zonder wachtwoord."), file=file
    )


def truncated(file: str) -> errors.TruncatedFileError:
    """Broken off or damaged."""
    return errors.TruncatedFileError(
        _("is afgebroken of beschadigd."), advice=_("Haal het bestand opnieuw op."), file=file
    )


def scanned(file: str) -> errors.ScannedFileError:
    """Pictures only."""
    return errors.ScannedFileError(
        _("is een scan: er staat geen tekst in, alleen beeld."),
        advice=_("Haal de tekst er eerst uit met tekstherkenning (OCR)."),
        file=file,
    )


def old_doc(file: str) -> errors.OldWordFileError:
    """Word from before 2007."""
    return errors.OldWordFileError(
        _("is een oud Office-bestand (.doc)."), advice=_("Sla het op als .docx of PDF."), file=file
    )


def zip_bomb(file: str) -> errors.ZipBombError:
    """Unpacks to too much."""
    return errors.ZipBombError(
        _("pakt uit tot veel meer dan een brief kan zijn (zipbom)."),
        advice=_("Vertrouw dit bestand niet."),
        file=file,
    )


def unsafe_xml(file: str) -> errors.UnsafeXmlError:
    """Declares entities."""
    return errors.UnsafeXmlError(
        _("bevat XML met eigen entiteiten; dat is onveilig en hoort niet in een brief."),
        advice=_("Vertrouw dit bestand niet, of haal het opnieuw op bij de bron."),
        file=file,
    )


def not_a_letter(file: str, what: str) -> errors.NotALetterError:
    """Something else; ``what`` names it: "een afbeelding", "een PDF is het niet"."""
    return errors.NotALetterError(
        _("is geen leesbare brief: {what}.").format(what=what),
        advice=_("Gelezen worden tekst, PDF, DOCX, ODT, HTML en de XML van officiële publicaties."),
        file=file,
    )
