#!/usr/bin/env python3
"""Makes the documents of other writers that the tests of the reader read.

One lawful letter of one office, written again and again in the ways in which python-docx, LibreOffice, Word,
WPS and Google Docs write: `python3 tests/papers/make.py`. Needs python-docx and soffice. The documents that
come out are kept beside this file; make them anew only to add some.
"""

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HERE = Path(__file__).parent
FONT = "Times New Roman"

# (role, words): the look of a role stands in LOOK.
LEFT = [("chu-quan", "UBND TỈNH THÁI NGUYÊN"), ("ban-hanh", "SỞ TƯ PHÁP"), ("ke", ""), ("so", "Số: 05/STP-VP"),
        ("vv", "V/v báo cáo kết quả tuyên truyền")]
RIGHT = [("quoc-hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("tieu-ngu", "Độc lập - Tự do - Hạnh phúc"), ("ke", ""),
         ("ngay", "Thái Nguyên, ngày 02 tháng 01 năm 2025")]
BODY = [
    ("kinh-gui", "Kính gửi: Công an tỉnh Thái Nguyên."),
    ("loi-van", "Thực hiện Kế hoạch số 181/KH-BCĐ ngày 29 tháng 11 năm 2024 của Ban Chỉ đạo Nhân quyền tỉnh, "
                "Sở Tư pháp báo cáo kết quả như sau:"),
    ("khoan", "1. Kết quả tuyên truyền"),
    ("loi-van", "Đã tổ chức 12 hội nghị với 1.250 lượt người tham dự; đăng 35 tin, bài trên trang thông tin điện tử."),
    ("khoan", "2. Khó khăn, vướng mắc: không có."),
    ("loi-van", "Sở Tư pháp trân trọng báo cáo./."),
]
RECIPIENTS = [("noi-nhan", "Nơi nhận:"), ("nhan", "- Như trên;"), ("nhan", "- Lưu: VT, VP.")]
SIGNER = [("chuc-vu", "GIÁM ĐỐC"), ("ky", ""), ("ho-ten", "Nguyễn Văn An")]

# alignment, bold, italic, half-points, first line, gap before (twips)
LOOK = {
    "chu-quan": ("center", 0, 0, 26, 0, 0), "ban-hanh": ("center", 1, 0, 26, 0, 0), "ke": ("center", 0, 0, 26, 0, 0),
    "so": ("center", 0, 0, 26, 0, 0), "vv": ("center", 0, 0, 24, 0, 120),
    "quoc-hieu": ("center", 1, 0, 26, 0, 0), "tieu-ngu": ("center", 1, 0, 28, 0, 0),
    "ngay": ("center", 0, 1, 28, 0, 0), "kinh-gui": ("center", 0, 0, 28, 0, 240),
    "loi-van": ("both", 0, 0, 28, 720, 120), "khoan": ("both", 1, 0, 28, 720, 120),
    "noi-nhan": ("left", 1, 1, 24, 0, 0), "nhan": ("left", 0, 0, 22, 0, 0),
    "chuc-vu": ("center", 1, 0, 28, 0, 0), "ky": ("center", 0, 0, 28, 0, 1200), "ho-ten": ("center", 1, 0, 28, 0, 0),
}
PAGE = dict(w=11906, h=16838, top=1134, bottom=1134, left=1701, right=850, header=567, footer=454)


def save(name, data):
    (HERE / f"{name}.docx").write_bytes(data)


# ---- python-docx ----

def pd_page(document):
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    return section


def pd_font(run, size):
    run.font.name, run.font.size = FONT, Pt(size / 2)
    fonts = run._r.rPr.rFonts
    for slot in ("w:eastAsia", "w:cs"):
        fonts.set(qn(slot), FONT)


ALIGN = {"center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY, "left": WD_ALIGN_PARAGRAPH.LEFT}


def pd_line(paragraph, role, words, direct=True):
    align, bold, italic, size, first, before = LOOK[role]
    form = paragraph.paragraph_format
    form.alignment = ALIGN[align]
    form.first_line_indent = Pt(first / 20)
    form.space_before, form.space_after = Pt(before / 20), Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if role == "ke":
        words = "_" * 12
    for piece in (words.split("|") if words else []):
        run = paragraph.add_run(piece)
        if direct:
            pd_font(run, size)
            run.bold, run.italic = bool(bold), bool(italic)
    return paragraph


def pd_cells(document, left, right, line=pd_line):
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, lines, width in zip(table.rows[0].cells, (left, right), (Mm(65), Mm(100))):
        cell.width = width
        for nth, (role, words) in enumerate(lines):
            line(cell.paragraphs[0] if nth == 0 else cell.add_paragraph(), role, words)
    return table


def pd_number(section):
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        pd_font(run, 28)
        if kind:
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
        else:
            char = OxmlElement("w:instrText")
            char.text = text
        run._r.append(char)


def pd_write(name, document):
    document.core_properties.author = "Sở Tư pháp"
    out = io.BytesIO()
    document.save(out)
    # The preview picture of python-docx's own template is of no use here.
    save(name, out.getvalue())


def pd_direct(name, change=None):
    document = Document()
    section = pd_page(document)
    pd_number(section)
    pd_cells(document, LEFT, RIGHT)
    for role, words in BODY:
        pd_line(document.add_paragraph(), role, words)
    pd_cells(document, RECIPIENTS, SIGNER)
    if change:
        change(document)
    pd_write(name, document)


def pd_styled(name):
    """Every look in named styles; the text itself has none."""
    document = Document()
    pd_number(pd_page(document))
    for role, (align, bold, italic, size, first, before) in LOOK.items():
        style = document.styles.add_style(f"VB {role}", 1)
        style.base_style = document.styles["Normal"]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size / 2), bool(bold), bool(italic)
        for slot in ("w:eastAsia", "w:cs"):
            style.element.rPr.rFonts.set(qn(slot), FONT)
        form = style.paragraph_format
        form.alignment, form.first_line_indent = ALIGN[align], Pt(first / 20)
        form.space_before, form.space_after, form.line_spacing = Pt(before / 20), Pt(0), 1.0

    def line(paragraph, role, words):
        paragraph.style = f"VB {role}"
        paragraph.add_run(words or ("_" * 12 if role == "ke" else ""))

    pd_cells(document, LEFT, RIGHT, line)
    for role, words in BODY:
        line(document.add_paragraph(), role, words)
    pd_cells(document, RECIPIENTS, SIGNER, line)
    pd_write(name, document)


def pd_normal(name):
    """The style Normal carries the look of the text, python-docx's usual way."""
    document = Document()
    pd_number(pd_page(document))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    pd_cells(document, LEFT, RIGHT)
    for role, words in BODY:
        paragraph = pd_line(document.add_paragraph(), role, words, direct=False)
        for run in paragraph.runs:
            run.bold = bool(LOOK[role][1]) or None
    pd_cells(document, RECIPIENTS, SIGNER)
    pd_write(name, document)


def pd_grid(document):
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for row, words in zip(table.rows, (("TT", "Nội dung", "Số lượng"), ("1", "Hội nghị", "12"), ("2", "Tin, bài", "35"))):
        for cell, text in zip(row.cells, words):
            pd_font(cell.paragraphs[0].add_run(text), 26)
    table.cell(1, 0).merge(table.cell(2, 0))


def pd_landscape(document):
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    pd_line(document.add_paragraph(), "khoan", "PHỤ LỤC")


def pd_list(document):
    for text in ("Một việc", "Việc nữa"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Gạch", style="List Bullet")


def pd_emphasis(document):
    paragraph = document.add_paragraph()
    for text, set_on in (("đậm ", "bold"), ("nghiêng ", "italic"), ("gạch ", "underline"), ("nhỏ", "subscript")):
        setattr(paragraph.add_run(text).font, set_on, True)
    paragraph.add_run().add_break()
    paragraph.add_run("hoa\tthụt").font.all_caps = True


# ---- hand-made packages ----

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_NS = " ".join(f'xmlns:{k}="{v}"' for k, v in {
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office", "r": R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math", "v": "urn:schemas-microsoft-com:vml",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w10": "urn:schemas-microsoft-com:office:word", "w": W,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}.items()) + ' mc:Ignorable="w14 w15 wp14"'


class Package:
    """A .docx put together from parts."""

    def __init__(self, application, version, ns=WORD_NS):
        self.application, self.version, self.ns = application, version, ns
        self.parts = []

    def part(self, kind, xml, name=None):
        name = name or f"{kind}{sum(k == kind for k, *_ in self.parts) or ''}.xml"
        self.parts.append((kind, name, xml))
        return f"rId{len(self.parts)}"

    def save(self, name, body, strict=False):
        kinds = {"styles": "styles+xml", "settings": "settings+xml", "numbering": "numbering+xml", "header": "header+xml",
                 "footer": "footer+xml", "comments": "comments+xml", "footnotes": "footnotes+xml"}
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        types = "".join(
            f'<Override PartName="/word/{n}" ContentType="{"application/vnd.openxmlformats-officedocument.theme+xml" if k == "theme" else word + kinds[k]}"/>'
            for k, n, _ in self.parts)
        rels = "".join(f'<Relationship Id="rId{i}" Type="{R}/{k}" Target="{n}"/>' for i, (k, n, _) in enumerate(self.parts, 1))
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        root = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        files = {}
        if self.application:
            root += f'<Relationship Id="rId2" Type="{R}/extended-properties" Target="docProps/app.xml"/>'
            types += '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
            files["docProps/app.xml"] = (
                '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
                f"<Application>{self.application}</Application><AppVersion>{self.version}</AppVersion></Properties>")
        files = {
            "[Content_Types].xml":
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{word}document.main+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{root}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
            "word/document.xml": f"<w:document {self.ns}><w:body>{body}</w:body></w:document>",
            **{f"word/{n}": x for _, n, x in self.parts}, **files,
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in files.items():
                text = head + text
                if strict:
                    text = text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
                        R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
                info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, text)
        save(name, out.getvalue())


def sect(refs="", size=PAGE, more=""):
    return ("<w:sectPr>{refs}<w:pgSz w:w=\"{w}\" w:h=\"{h}\"/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" "
            "w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>{more}</w:sectPr>").format(
                refs=refs, more=more, **size)


def rpr(role, extra=""):
    _, bold, italic, size, _, _ = LOOK[role]
    return (f"<w:rPr>{extra}{'<w:b/><w:bCs/>' if bold else ''}{'<w:i/><w:iCs/>' if italic else ''}"
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>')


def ppr(role, style="", extra=""):
    align, _, _, _, first, before = LOOK[role]
    ind = f'<w:ind w:firstLine="{first}"/>' if first else ""
    return f'<w:pPr>{style}{extra}<w:spacing w:before="{before}" w:after="0" w:line="240" w:lineRule="auto"/>{ind}<w:jc w:val="{align}"/></w:pPr>'


def run(role, words, extra=""):
    return f'<w:r>{rpr(role, extra)}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def para(role, words, line=None):
    inner = run(role, words) if words else (line or "")
    return f"<w:p>{ppr(role)}{inner}</w:p>"


def cells(left, right, widths=(3685, 5670), borders=""):
    def cell(width, inner):
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>{inner}</w:tc>'
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr>{cell(widths[0], left)}{cell(widths[1], right)}</w:tr></w:tbl>")


def lines(rows, make=para, line=None):
    return "".join(make(role, words) if words or make is not para else para(role, words, line) for role, words in rows)


def letter(make=para, line=None, body=None, table=cells):
    return (table(lines(LEFT, make, line), lines(RIGHT, make, line)) + (body or lines(BODY, make))
            + table(lines(RECIPIENTS, make), lines(SIGNER, make, "")) + "<w:p/>")


def styles(defaults="", more="", fonts=f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>', para_defaults=""):
    return (f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{defaults}<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
            f'<w:pPrDefault>{para_defaults}</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            f'<w:name w:val="Normal"/><w:qFormat/></w:style>{more}</w:styles>')


PAGE_FIELD = ('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
              '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText></w:r>'
              '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
              '<w:r><w:rPr><w:noProof/><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r>'
              '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p>')


def word(application="Microsoft Office Word", version="16.0000", style=None):
    package = Package(application, version)
    package.part("styles", style or styles())
    package.part("settings", f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/></w:settings>')
    header = package.part("header", f"<w:hdr {WORD_NS}>{PAGE_FIELD}</w:hdr>")
    return package, sect(f'<w:headerReference w:type="default" r:id="{header}"/>', more="<w:titlePg/>")


def underscores(role, words):
    return para(role, words or ("____________" if role == "ke" else ""))


def w_border(role, words):
    if role != "ke":
        return para(role, words)
    return ('<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:line="120" w:lineRule="exact"/>'
            '<w:ind w:left="1200" w:right="1200"/><w:jc w:val="center"/></w:pPr></w:p>')


def w_shape(role, words):
    if role != "ke":
        return para(role, words)
    shape = ('<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
             '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>500000</wp:posOffset></wp:positionH>'
             '<wp:positionV relativeFrom="paragraph"><wp:posOffset>30000</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="0"/><wp:wrapNone/>'
             '<wp:docPr id="7" name="Đường kẻ"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
             '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
             '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="0"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
             '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>')
    return (f"<w:p>{ppr(role)}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{shape}</w:drawing></mc:Choice>"
            '<mc:Fallback><w:pict><v:line from="0,0" to="70pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>')


def w_vml(role, words):
    if role != "ke":
        return para(role, words)
    return (f'<w:p>{ppr(role)}<w:r><w:pict><v:line id="L" style="position:absolute;z-index:1" from="60pt,3pt" to="130pt,3pt" strokeweight=".75pt"/></w:pict></w:r></w:p>')


def w_split(role, words):
    """Runs cut anywhere, as Word does with rsids and spelling."""
    if not words:
        return underscores(role, words)
    inner, at = "", 0
    for nth, size in enumerate([1, 3, 2, 7, 4, 5] * 40):
        piece = words[at:at + size]
        if not piece:
            break
        at += size
        inner += f'<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A{nth % 10}1B2C" w:rsidRPr="00D{nth % 10}1E2F">{rpr(role)}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        if nth == 1:
            mark = sum(map(ord, words)) % 9973
            inner += f'<w:bookmarkStart w:id="{mark}" w:name="_Moc{mark}"/><w:bookmarkEnd w:id="{mark}"/>'
    return f'<w:p w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00A11B2C" w:rsidRDefault="00A11B2C">{ppr(role)}{inner}</w:p>'


def w_wrapped(role, words):
    """Each paragraph in another wrapper."""
    if not words:
        return underscores(role, words)
    inner = run(role, words)
    half = len(words) // 2
    wraps = {
        "so": f'<w:smartTag w:uri="urn:x" w:element="place">{inner}</w:smartTag>',
        "ngay": f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>',
        "loi-van": f'{run(role, words[:half])}<w:ins w:id="1" w:author="A">{run(role, words[half:])}</w:ins><w:del w:id="2" w:author="A"><w:r>{rpr(role)}<w:delText>thừa</w:delText></w:r></w:del>',
        "khoan": f'<w:customXml w:element="k">{inner}</w:customXml>',
        "ho-ten": f'<w:fldSimple w:instr=" AUTHOR ">{inner}</w:fldSimple>',
    }
    return f"<w:p>{ppr(role)}{wraps.get(role, inner)}</w:p>"


def sdt(inner, tag, props=""):
    return f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/>{props}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def w_controls(role, words):
    inner = run(role, words) if words else ""
    if role in ("so", "ngay", "ho-ten"):
        return f'<w:p>{ppr(role)}{sdt(inner, role, "<w:text/>")}</w:p>'
    if role in ("loi-van", "kinh-gui"):
        return sdt(para(role, words), role)
    return underscores(role, words)


def w_control_cells(left, right):
    table = cells(left, right)
    start = table.index("<w:tr>")
    row = table[start:-len("</w:tbl>")]
    first, second = row[len("<w:tr>"):-len("</w:tr>")].split("</w:tc>", 1)
    row = f"<w:tr>{sdt(first + '</w:tc>', 'o')}{second}</w:tr>"
    return table[:start] + sdt(row, "hang") + "</w:tbl>"


def w_textbox(left, right):
    """The letterhead in text boxes, as some clerks make it."""
    def box(inner, x):
        return (f'<w:r><w:pict><v:shape style="position:absolute;margin-left:{x}pt;width:200pt;height:90pt" stroked="f"><v:textbox>'
                f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
    return f"<w:p>{box(left, 0)}{box(right, 220)}</w:p>"


def styled(role, words, table=None):
    words = words or ("____________" if role == "ke" else "")
    inner = f"<w:r><w:t>{escape(words)}</w:t></w:r>" if words else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{role}"/></w:pPr>{inner}</w:p>'


def role_styles(toggles=False):
    more = ""
    for role in LOOK:
        align, bold, italic, size, first, before = LOOK[role]
        more += (f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{role}"><w:name w:val="VB {role}"/><w:basedOn w:val="{"Goc" if toggles else "Normal"}"/>'
                 f'{ppr(role)}{rpr(role)}</w:style>')
    if toggles:
        more += '<w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Gốc"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="000000"/></w:rPr></w:style>'
    return more


def numbered():
    """The numbers of clauses and the hyphens of recipients are Word's own."""
    def make(role, words):
        for mark, num in (("1. ", 1), ("2. ", 1), ("- ", 2)):
            if role in ("khoan", "nhan") and words.startswith(mark):
                align, _, _, _, first, before = LOOK[role]
                props = (f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr><w:spacing w:before="{before}" w:after="0"/>'
                         f'<w:ind w:left="0" w:firstLine="{first}"/><w:jc w:val="{align}"/></w:pPr>')
                return f"<w:p>{props}{run(role, words[len(mark):])}</w:p>"
        return underscores(role, words)
    xml = (f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
           '<w:suff w:val="space"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
           '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/>'
           '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')
    return make, xml


THEME = ('<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
         '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1></a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
         '<a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme></a:themeElements></a:theme>')


def by_word():
    for name, make in (("word-gach-duoi", underscores), ("word-vien-doan", w_border), ("word-duong-ve", w_shape), ("word-vml", w_vml),
                       ("word-cat-vun", w_split), ("word-boc", w_wrapped), ("word-o-dien", w_controls)):
        package, end = word()
        package.save(name, letter(make) + end)
    package, end = word()
    package.save("word-o-dien-bang", letter(underscores, table=w_control_cells) + end)
    package, end = word()
    package.save("word-khung-chu", w_textbox(lines(LEFT, underscores), lines(RIGHT, underscores)) + lines(BODY)
                 + cells(lines(RECIPIENTS), lines(SIGNER)) + "<w:p/>" + end)
    package, end = word(style=styles(more=role_styles()))
    package.save("word-kieu", letter(styled) + end)
    package, end = word(style=styles(more=role_styles(toggles=True)))
    package.save("word-kieu-chuoi", letter(styled) + end)
    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
    package, end = word(style=styles(fonts=themed, para_defaults='<w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'))
    package.part("theme", THEME)
    package.save("word-chu-de", letter(underscores) + end)
    make, xml = numbered()
    package, end = word()
    package.part("numbering", xml)
    package.save("word-so-tu-dong", letter(make) + end)
    package, end = word(version="12.0000")
    package.save("word-2007-chat", letter(underscores) + end, strict=True)
    package, end = word()
    package.save("word-tab", tabbed() + end)


def tabbed():
    """The letterhead set with tabs in place of a table."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6600"/></w:tabs>'
    out = ""
    for (lrole, left), (rrole, right) in zip(LEFT, RIGHT + [("ke", "")]):
        left, right = left or "_" * 12, right or "_" * 12
        out += (f'<w:p><w:pPr>{stops}<w:spacing w:after="0"/></w:pPr><w:r><w:tab/></w:r>{run(lrole, left)}<w:r><w:tab/></w:r>{run(rrole, right)}</w:p>')
    return out + lines(BODY) + cells(lines(RECIPIENTS), lines(SIGNER)) + "<w:p/>"


# ---- WPS ----

def by_wps():
    """WPS: style ids that are numbers, hints on every font, indents in characters beside twips."""
    hint = f'<w:rFonts w:hint="default" w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'

    def make(role, words):
        align, _, _, _, first, before = LOOK[role]
        ind = f'<w:ind w:firstLine="{first}" w:firstLineChars="0"/>' if first else '<w:ind w:left="0" w:leftChars="0" w:firstLine="0" w:firstLineChars="0"/>'
        words = words or ("____________" if role == "ke" else "")
        props = (f'<w:pPr><w:pStyle w:val="1"/><w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:widowControl/><w:suppressLineNumbers w:val="0"/>'
                 f'<w:spacing w:before="{before}" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="240" w:lineRule="auto"/>{ind}<w:jc w:val="{align}"/>'
                 f'{rpr(role, hint)}</w:pPr>')
        inner = run(role, words, hint).replace("</w:rPr>", '<w:lang w:val="vi-VN"/></w:rPr>') if words else ""
        return f"<w:p>{props}{inner}</w:p>"

    def style():
        return (f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="SimSun" w:cs="{FONT}"/></w:rPr></w:rPrDefault></w:docDefaults>'
                '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/><w:uiPriority w:val="0"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
                '<w:style w:type="character" w:default="1" w:styleId="2"><w:name w:val="Default Paragraph Font"/></w:style>'
                '<w:style w:type="table" w:default="1" w:styleId="3"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
                '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>')

    def wps_line(role, words):
        if role != "ke":
            return make(role, words)
        return w_shape(role, words).replace("<mc:Choice", '<mc:Choice xmlns:wpsx="urn:wps"')

    def highlighted(role, words):
        return make(role, words).replace('<w:lang w:val="vi-VN"/>', '<w:highlight w:val="none"/><w:lang w:val="vi-VN" w:eastAsia="zh-CN"/>')

    for name, how in (("wps-gach-duoi", make), ("wps-duong-ve", wps_line), ("wps-to-nen", highlighted)):
        package, end = word("WPS Office_12.2.0.18911_F1E327BC-269C-435d-A152-05C5408002CA", "0", style())
        package.save(name, letter(how) + end)


# ---- Google Docs ----

def by_google():
    """Google Docs: no properties at all, attributes by the alphabet, every switch written out."""
    def make(role, words):
        align, bold, italic, size, first, before = LOOK[role]
        words = words or ("____________" if role == "ke" else "")
        props = (f'<w:rPr><w:rFonts w:ascii="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}"/><w:b w:val="{bold}"/><w:bCs w:val="{bold}"/><w:i w:val="{italic}"/><w:smallCaps w:val="0"/>'
                 f'<w:strike w:val="0"/><w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:u w:val="none"/><w:shd w:fill="auto" w:val="clear"/><w:vertAlign w:val="baseline"/><w:rtl w:val="0"/></w:rPr>')
        inner = f'<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000">{props}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>' if words else ""
        return (f'<w:p w:rsidDel="00000000" w:rsidP="00000000" w:rsidR="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000" w14:paraId="00000001"><w:pPr><w:keepNext w:val="0"/><w:keepLines w:val="0"/>'
                f'<w:pageBreakBefore w:val="0"/><w:widowControl w:val="1"/><w:pBdr><w:top w:space="0" w:sz="0" w:val="nil"/><w:bottom w:space="0" w:sz="0" w:val="nil"/></w:pBdr><w:shd w:fill="auto" w:val="clear"/>'
                f'<w:spacing w:after="0" w:before="{before}" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="{first}" w:left="0" w:right="0"/><w:jc w:val="{align}"/>{props}</w:pPr>{inner}</w:p>')

    def style():
        return (f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="vi"/></w:rPr></w:rPrDefault>'
                '<w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:default="1" w:styleId="Normal" w:type="paragraph"><w:name w:val="normal"/></w:style>'
                '<w:style w:default="1" w:styleId="TableNormal" w:type="table"><w:name w:val="Table Normal"/></w:style>'
                '<w:style w:styleId="Table1" w:type="table"><w:name w:val="Table1"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar><w:top w:w="0.0" w:type="dxa"/><w:left w:w="115.0" w:type="dxa"/><w:bottom w:w="0.0" w:type="dxa"/>'
                '<w:right w:w="115.0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>')

    def table(left, right):
        return cells(left, right).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Table1"/>').replace('w:w="3685"', 'w:w="3685.0"')

    def wrapped(left, right):
        return sdt(table(left, right), "goog_rdk_0")

    for name, how in (("google-bang", table), ("google-o-dieu-khien", wrapped)):
        package = Package(None, None)
        package.part("styles", style())
        package.part("settings", f'<w:settings xmlns:w="{W}"><w:compat/></w:settings>')
        header = package.part("header", f"<w:hdr {WORD_NS}>{PAGE_FIELD}</w:hdr>")
        package.save(name, letter(make, table=how) + sect(f'<w:headerReference r:id="{header}" w:type="default"/>', more='<w:pgNumType w:start="1"/><w:titlePg w:val="1"/>'))


# ---- LibreOffice ----

def html(table=True):
    def line(role, words):
        align, bold, italic, size, first, before = LOOK[role]
        words = escape(words) or ("_" * 12 if role == "ke" else "&nbsp;")
        words = f"<b>{words}</b>" if bold else words
        words = f"<i>{words}</i>" if italic else words
        align = {"both": "justify"}.get(align, align)
        return (f'<p style="text-align:{align};text-indent:{first / 20}pt;margin:{before / 20}pt 0 0 0;font-size:{size / 2}pt;font-family:\'{FONT}\'">{words}</p>')
    def two(left, right):
        return f'<table width="100%" border="0"><tr><td width="40%">{"".join(line(*l) for l in left)}</td><td width="60%">{"".join(line(*l) for l in right)}</td></tr></table>'
    return ("<html><head><meta charset='utf-8'><style>@page{size:210mm 297mm;margin:20mm 15mm 20mm 30mm}</style></head><body>"
            + two(LEFT, RIGHT) + "".join(line(*l) for l in BODY) + two(RECIPIENTS, SIGNER) + "</body></html>")


def fodt(auto=True):
    """Flat ODT; looks in automatic styles (as typed by hand) or in named ones."""
    style = "".join(
        f'<style:style style:name="{role}" style:family="paragraph"><style:paragraph-properties fo:text-align="{ {"both": "justify", "left": "start"}.get(align, align)}" fo:text-indent="{first / 20}pt" fo:margin-top="{before / 20}pt" fo:margin-bottom="0pt"/>'
        f'<style:text-properties style:font-name="T" fo:font-size="{size / 2}pt" fo:font-weight="{"bold" if bold else "normal"}" fo:font-style="{"italic" if italic else "normal"}"/></style:style>'
        for role, (align, bold, italic, size, first, before) in LOOK.items())
    def line(role, words):
        return f'<text:p text:style-name="{role}">{escape(words) or ("_" * 12 if role == "ke" else "")}</text:p>'
    def two(left, right, name):
        cell = lambda rows: f'<table:table-cell office:value-type="string">{"".join(line(*l) for l in rows)}</table:table-cell>'
        return (f'<table:table table:name="{name}"><table:table-column table:style-name="c1"/><table:table-column table:style-name="c2"/><table:table-row>{cell(left)}{cell(right)}</table:table-row></table:table>')
    columns = '<style:style style:name="c1" style:family="table-column"><style:table-column-properties style:column-width="65mm"/></style:style><style:style style:name="c2" style:family="table-column"><style:table-column-properties style:column-width="100mm"/></style:style>'
    ns = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
        "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}.items())
    page = ('<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/></style:page-layout>'
            f"{columns}{style if auto else ''}</office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"P\"/></office:master-styles>")
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {ns} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
            f'<office:font-face-decls><style:font-face style:name="T" svg:font-family="\'{FONT}\'"/></office:font-face-decls>{"" if auto else f"<office:styles>{style}</office:styles>"}{page}'
            f"<office:body><office:text>{two(LEFT, RIGHT, 'a')}{''.join(line(*l) for l in BODY)}{two(RECIPIENTS, SIGNER, 'b')}<text:p/></office:text></office:body></office:document>")


def by_libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        sources = {"libre-html": ("html", html()), "libre-odt-tay": ("fodt", fodt()), "libre-odt-kieu": ("fodt", fodt(auto=False))}
        paths = []
        for name, (end, text) in sources.items():
            path = folder / f"{name}.{end}"
            path.write_text(text, encoding="utf-8")
            paths.append((path, "HTML (StarWriter)" if end == "html" else None))
        # What other programs wrote, opened and saved by LibreOffice.
        for name in ("python-docx-kieu", "word-duong-ve", "word-o-dien", "word-so-tu-dong", "word-khung-chu", "google-bang", "wps-gach-duoi"):
            copy = folder / f"libre-tu-{name}.docx"
            copy.write_bytes((HERE / f"{name}.docx").read_bytes())
            paths.append((copy, None))
        out = folder / "out"
        for path, source in paths:
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
            if source:
                command += [f"--infilter={source}"]
            command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=180)
            save(path.stem, (out / f"{path.stem}.docx").read_bytes())


def by_python_docx():
    pd_direct("python-docx-tay")
    pd_styled("python-docx-kieu")
    pd_normal("python-docx-normal")
    for name, change in (("bang", pd_grid), ("ngang", pd_landscape), ("danh-sach", pd_list), ("nhan-manh", pd_emphasis)):
        pd_direct(f"python-docx-{name}", change)


def main():
    by_python_docx()
    by_word()
    by_wps()
    by_google()
    if "--no-libreoffice" not in sys.argv:
        by_libreoffice()
    every = [words for _, words in LEFT + RIGHT + BODY + RECIPIENTS + SIGNER if words]
    (HERE / "content.txt").write_text("\n".join(every) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
