"""Makes the documents of this folder as a clerk types them, with python-docx: three lawful ones, and one with
the mistakes that clerks make. Run here: python3 make.py"""
from docx import Document
from docx.shared import Pt, Mm
from docx.enum.text import WD_ALIGN_PARAGRAPH as A
from docx.oxml.ns import qn
def doc(path, kind, lines, letter=False, hsize=12, bsize=14, bad=False):
    d=Document(); s=d.sections[0]; s.page_width=Mm(210); s.page_height=Mm(297)
    s.left_margin=Mm(30); s.right_margin=Mm(20); s.top_margin=Mm(20); s.bottom_margin=Mm(20)
    st=d.styles['Normal']; st.font.name='Times New Roman'; st.font.size=Pt(bsize)
    rf=st.element.rPr.rFonts
    for a in ('w:ascii','w:hAnsi','w:cs','w:eastAsia'): rf.set(qn(a),'Times New Roman')
    st.paragraph_format.space_after=Pt(0)
    def p(c,t,size=None,b=False,i=False,al=A.CENTER,fl=None,before=None):
        x=c.add_paragraph() if not (hasattr(c,'_fresh') and c._fresh) else c.paragraphs[0]
        r=x.add_run(t); r.bold=b; r.italic=i
        if size: r.font.size=Pt(size)
        x.alignment=al
        if fl is not None: x.paragraph_format.first_line_indent=Mm(fl)
        if before is not None: x.paragraph_format.space_before=Pt(before)
        return x
    t=d.add_table(2,2); t.autofit=False
    # The right column holds the national name in one line.
    for row in t.rows:
        row.cells[0].width=Mm(60); row.cells[1].width=Mm(100)
    t.columns[0].width=Mm(60); t.columns[1].width=Mm(100)
    L,R=t.cell(0,0),t.cell(0,1)
    def put(cell,items):
        first=True
        for (tx,size,b,i) in items:
            x=cell.paragraphs[0] if first else cell.add_paragraph(); first=False
            r=x.add_run(tx); r.bold=b; r.italic=i; r.font.size=Pt(size); x.alignment=A.CENTER
    put(L,[('UBND TỈNH THÁI NGUYÊN',hsize,False,False),('SỞ TƯ PHÁP',hsize,True,False),('_____',hsize,True,False)])
    put(R,[('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',hsize,True,False),('Độc lập - Tự do - Hạnh phúc',hsize+1,True,False),('_'*24,hsize+1,True,False)])
    num=[('Số: 12/STP-VP' if letter else 'Số: 12/%s-STP'%kind[1],13,False,False)]
    if letter: num.append(('V/v báo cáo kết quả năm 2025',12,False,False))
    put(t.cell(1,0),num)
    if letter: t.cell(1,0).paragraphs[1].paragraph_format.space_before=Pt(6)
    put(t.cell(1,1),[('Thái Nguyên, ngày 05 tháng 3 năm 2026',hsize+1,False,True)])
    if not letter:
        p(d,kind[0],14,True); p(d,lines[0],14,True); p(d,'_________',14,True)
    for l in (lines if letter else lines[1:]):
        b = l.startswith('B:'); l=l[2:] if b else l
        c = l.startswith('C:'); l=l[2:] if c else l
        it = l.startswith('I:'); l=l[2:] if it else l
        p(d,l,None,b,it,A.CENTER if c else A.JUSTIFY,None if c else 12.7,6)
    t=d.add_table(1,2)
    def put2(cell,items,al):
        first=True
        for (tx,size,b,i) in items:
            x=cell.paragraphs[0] if first else cell.add_paragraph(); first=False
            r=x.add_run(tx); r.bold=b; r.italic=i; r.font.size=Pt(size); x.alignment=al
    put2(t.cell(0,0),[('Nơi nhận:',12,True,True)]+[(x,11,False,False) for x in (['- Như trên;'] if letter or kind[1]=='BC' and any('Kính' in l for l in lines) else ['- Như Điều 3;' if kind[1]=='QĐ' else '- UBND tỉnh (b/c);'])+['- Các phòng;','- Lưu: VT, VP.']],A.LEFT)
    put2(t.cell(0,1),[('KT. GIÁM ĐỐC',14,True,False),('PHÓ GIÁM ĐỐC',14,True,False),('',14,False,False),('',14,False,False),('',14,False,False),('Nguyễn Văn An',14,True,False)],A.CENTER)
    d.save(path)
body="Sở Tư pháp đã tổ chức thực hiện các nhiệm vụ được giao, phối hợp với các cơ quan, đơn vị trên địa bàn tỉnh bảo đảm tiến độ và chất lượng theo yêu cầu."
doc('dung-quyet-dinh.docx',('QUYẾT ĐỊNH','QĐ'),['Về việc thành lập Tổ công tác','C:GIÁM ĐỐC SỞ TƯ PHÁP','I:Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;','I:Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;','I:Theo đề nghị của Chánh Văn phòng Sở.','C:QUYẾT ĐỊNH:','B:Điều 1. Thành lập Tổ công tác gồm các ông, bà có tên sau đây để thực hiện nhiệm vụ được giao trong năm.','1. '+body,'2. '+body,'a) '+body,'b) '+body,'Điều 2. '+body,'Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.'])
doc('dung-bao-cao.docx',('BÁO CÁO','BC'),['Kết quả công tác năm 2025','Kính gửi: Ủy ban nhân dân tỉnh',body,'B:I. KẾT QUẢ THỰC HIỆN','B:1. Công tác chỉ đạo',body,'- '+body,'+ '+body,'1.1. '+body,'B:II. PHƯƠNG HƯỚNG',body,'Trên đây là báo cáo kết quả công tác năm 2025 của Sở Tư pháp.'])
doc('dung-cong-van.docx',('','' ),['C:Kính gửi: Ủy ban nhân dân tỉnh Thái Nguyên',body,body+' (Phụ lục kèm theo).','Sở Tư pháp báo cáo Ủy ban nhân dân tỉnh./.'],letter=True,hsize=13)

# The same report with the usual mistakes; tests/rules.rs lists what is to be found.
d=Document('dung-bao-cao.docx')
head=d.tables[0]
def say(x,t):
    for r in x.runs[1:]: r.text=''
    x.runs[0].text=t
say(head.cell(0,1).paragraphs[1],'Độc Lập – Tự Do – Hạnh Phúc')
say(head.cell(1,0).paragraphs[0],'Số: 5/KH-STP')
say(head.cell(1,1).paragraphs[0],'Thái Nguyên, ngày 5 tháng 03 năm 2026')
body=[x for x in d.paragraphs if x.text.startswith('Sở Tư pháp đã')]
body[0].alignment=A.LEFT
body[1].paragraph_format.first_line_indent=Mm(25)
say(body[1],'Sở  Tư pháp , Sở Nội vụ thực hiện Nghị định 30/2020/NĐ-CP theo Khoản 2 Điều 10 của Quy chế.')
end=d.tables[1]
say(end.cell(0,0).paragraphs[1],'- Như trên,')
say(end.cell(0,0).paragraphs[3],'- Lưu VT.')
say(end.cell(0,1).paragraphs[0],'K/T GIÁM ĐỐC')
say(end.cell(0,1).paragraphs[5],'TS. Nguyễn Văn An')
d.sections[0].left_margin=Mm(25)
d.save('sai-bao-cao.docx')
