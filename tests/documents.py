"""Documents made on the spot: the smallest DOCX, ODT, HTML and XML files that say what a test needs."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(parts):
    """A zip file of ``parts`` (name → text or bytes)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(text="", props="", runs=""):
    """A Word paragraph."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{run}{runs}</w:p>"


def docx(body, *, styles="", numbering="", footnotes="", endnotes="", headers=None, core=""):
    """A DOCX file with ``body`` (WordprocessingML) and other parts where given."""
    headers = headers or {}
    kinds = {"styles": styles, "numbering": numbering, "footnotes": footnotes, "endnotes": endnotes}
    relations, parts, references = [], {}, []
    for kind, content in kinds.items():
        if content:
            relations.append((f"r{kind}", kind, f"{kind}.xml"))
            parts[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{W}">{content}</w:{kind}>'
    for kind, content in headers.items():
        relations.append((f"rh{kind}", "header", f"header-{kind}.xml"))
        parts[f"word/header-{kind}.xml"] = f'<w:hdr xmlns:w="{W}">{content}</w:hdr>'
        references.append(f'<w:headerReference w:type="{kind}" r:id="rh{kind}"/>')
    section = (
        f"<w:sectPr>{''.join(references)}{'<w:titlePg/>' if 'first' in headers else ''}</w:sectPr>"
    )
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = "".join(f'<Relationship Id="{i}" Type="{R}/{k}" Target="{t}"/>' for i, k, t in relations)
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}">{rels}</Relationships>'
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{package}"><Relationship Id="m" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = "<Types/>"
    if core:
        parts["docProps/core.xml"] = core
    return zipped(parts)


def odt(body, *, styles="", page_styles="", meta=""):
    """An ODT file with ``body`` in its text."""
    spaces = " ".join(
        f'xmlns:{short}="{_ODF}{long}:1.0"'
        for short, long in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
            ("style", "style"), ("fo", "xsl-fo-compatible"), ("meta", "meta"),
        )
    )  # fmt: skip
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {spaces}>{page_styles}</office:document-styles>",
            "meta.xml": f"<office:document-meta {spaces}>{meta}</office:document-meta>",
        }
    )


def publication(paper, prologue='<?xml version="1.0" encoding="utf-8"?>'):
    """An official publication in XML."""
    return f"{prologue}<officiele-publicatie><metadata/>{paper}</officiele-publicatie>".encode()


def kamerstuk(inner, *, title="BRIEF VAN DE MINISTER VAN BRUGGEN", day="", closing=""):
    """A Kamerstuk 36 900 XII, nr. 4."""
    return publication(
        "<kamerstuk><kamerstukkop><tekstregel>Vergaderjaar 2031-2032</tekstregel></kamerstukkop>"
        "<dossier><dossiernummer><dossiernr>36 900</dossiernr><begrotingshoofdstuk>XII"
        "</begrotingshoofdstuk></dossiernummer><titel>Bruggen</titel></dossier>"
        f"<stuk><stuknr>Nr. <ondernummer>4</ondernummer></stuknr><titel>{title}</titel>{day}"
        f"<algemeen><vrije-tekst><tekst>{inner}</tekst></vrije-tekst></algemeen>{closing}</stuk></kamerstuk>"
    )


QUESTIONS = [
    ("Kent u de brug bij Veenmond?", ["Ja."]),
    ("Komt er een nieuwe brug?", ["Nee. De kosten zijn € 5 miljoen.", "Ik kom erop terug."]),
]
HEAD = [
    "Vragen van het lid De Kade (Water) aan de Minister van Bruggen over een brug (ingezonden 2 maart 2032).",
    "Antwoord van Minister Stam (Bruggen) (ontvangen 9 maart 2032).",
]


def aanhangsel(medium):
    """The same written questions with answers as xml, html, odt, docx or txt."""
    pairs = [
        (f"{word} {number}", lines, word.lower())
        for number, (question, answers) in enumerate(QUESTIONS, 1)
        for word, lines in (("Vraag", [question]), ("Antwoord", answers))
    ]
    if medium == "xml":
        head = "".join(f"<kamervraagomschrijving>{h}</kamervraagomschrijving>" for h in HEAD)
        body = "".join(
            f"<{k}><nr>{n}</nr>{''.join(f'<al>{x}</al>' for x in lines)}</{k}>"
            for n, lines, k in pairs
        )
        return publication(f"<kamervragen>{head}{body}</kamervragen>")
    if medium == "html":
        head = "".join(f'<h1 class="kamervraagomschrijving_kop">{h}</h1>' for h in HEAD)
        body = "".join(
            f'<div class="{k}"><h2>{n}</h2>{"".join(f"<p>{x}</p>" for x in lines)}</div>'
            for n, lines, k in pairs
        )
        page = f'<body><nav>Menu</nav><div id="broodtekst">{head}{body}</div></body>'
        return f"<!DOCTYPE html><html><head><title>x</title></head>{page}</html>".encode()
    lines = [*HEAD, *(x for n, answers, _ in pairs for x in (n, *answers))]
    if medium == "odt":
        return odt("".join(f"<text:p>{x}</text:p>" for x in lines))
    if medium == "docx":
        return docx("".join(p(x) for x in lines))
    return "\n\n".join(lines).encode()
