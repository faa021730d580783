//! Every error code of the program, explained: its title, what it means, what to do. Codes of data files
//! have their titles beside them; the others have them here.

use serde_json::{Value, json};

use crate::data::{check, fault};

/// An error code as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Explained {
    pub code: &'static str,
    pub title: &'static str,
    pub meaning: &'static str,
    pub advice: &'static str,
}

/// A family of codes by its range: what all of them mean, what to do.
struct Family {
    first: &'static str,
    last: &'static str,
    meaning: &'static str,
    advice: &'static str,
}

const FAMILIES: &[Family] = &[
    Family {
        first: "DL01",
        last: "DL29",
        meaning: "Tệp dữ liệu YAML chưa đọc được vì cách viết; chương trình chưa lập văn bản nào và không đổi tệp.",
        advice: "mở tệp ở đúng dòng và cột mà thông báo nêu; đặt lời văn có dấu hai chấm, dấu # hoặc ký hiệu đặc biệt trong ngoặc kép; thụt đầu dòng bằng dấu cách",
    },
    Family {
        first: "DL30",
        last: "DL39",
        meaning: "Tệp đọc được nhưng một mục thừa, thiếu, ghi hai lần hoặc có giá trị không đúng dạng mà mẫu dữ liệu cho phép.",
        advice: "so với mẫu do 'vanban init' tạo ra, hoặc dùng 'vanban schema --write .vscode' để trình soạn thảo gợi ý tên mục và giá trị",
    },
    Family {
        first: "DL40",
        last: "DL79",
        meaning: "Từng tệp đúng cách viết nhưng các giá trị mâu thuẫn với nhau: mã không có, ngày không khớp, số liệu ngoài giới hạn, nhiệm vụ chưa giao cho ai.",
        advice: "sửa giá trị ở chỗ thông báo nêu, hoặc sửa chỗ mà nó trỏ tới; chạy lại 'vanban validate' để xem còn lỗi nào",
    },
    Family {
        first: "DT01",
        last: "DT29",
        meaning: "Từng tệp đúng cách viết nhưng theo đó thì số liệu, ngày nhận hoặc cơ quan trong báo cáo tổng hợp có thể sai.",
        advice: "làm theo gợi ý của thông báo, rồi chạy lại 'vanban validate'",
    },
    Family {
        first: "DG01",
        last: "DG11",
        meaning: "Giá trị đọc được, nhưng sẽ in khác ý người gõ: ngoặc kép cong in ra giấy, dấu phẩy trong [ ] tách một tên thành hai dòng, số thứ tự và dấu đầu dòng chép từ Word in hai lần, ký hiệu định dạng in nguyên; hoặc lạ so với chỗ khác: dự thảo đã có số, hạn khác lời văn, hai cơ quan cùng tên, nơi lưu không có văn thư (hoặc của cơ quan Đảng mà ghi văn thư); hoặc chỗ xuống dòng trong mục chỉ in một dòng.",
        advice: "chỉ ghi lời, để chương trình đặt số, dấu; dùng ngoặc kép thẳng; xem lại chỗ mà thông báo nêu",
    },
    Family {
        first: "DL97",
        last: "DL97",
        meaning: "Công văn đôn đốc ghi trong reminders.yaml đề ngày trước khi có cơ quan nào quá hạn.",
        advice: "xem lại ngày của công văn, hoặc hạn và gia hạn của kỳ",
    },
    Family {
        first: "DL80",
        last: "DL92",
        meaning: "Một giá trị đơn (mã, ngày, số, cỡ chữ) không đúng cách viết.",
        advice: "viết mã bằng chữ thường không dấu nối bằng gạch (so-tu-phap), ngày là 2024-11-29, số theo cách viết tiếng Việt (1.234,5)",
    },
    Family {
        first: "DL99",
        last: "DL99",
        meaning: "Một mã là tên mà Windows dành cho thiết bị (con, nul, aux, prn, com1, lpt1 …): tệp đặt theo mã đó không tạo được trên Windows.",
        advice: "thêm chữ vào mã, ví dụ: co-quan-con",
    },
];

macro_rules! explained {
    ($($code:literal $title:literal $meaning:literal $advice:literal;)+) => {
        &[$(Explained { code: $code, title: $title, meaning: $meaning, advice: $advice },)+]
    };
}

const OTHERS: &[Explained] = explained! {
    "CL01" "Không có lệnh này" "Từ đầu tiên sau 'vanban' không phải tên lệnh." "xem các lệnh bằng 'vanban --help'";
    "CL02" "Không có tùy chọn này" "Lệnh không nhận tùy chọn đã ghi." "xem tùy chọn của lệnh bằng 'vanban <LỆNH> --help'";
    "CL03" "Giá trị không dùng được" "Giá trị sau tùy chọn, hoặc mã đã hỏi, không thuộc các giá trị có thể dùng." "chọn một trong các giá trị mà thông báo liệt kê";
    "CL04" "Tùy chọn thiếu giá trị" "Tùy chọn phải có một giá trị đi sau." "ghi giá trị ngay sau tùy chọn, ví dụ --out ket-qua";
    "CL05" "Thiếu tham số" "Lệnh cần thêm tham số, ví dụ tên thư mục hoặc tệp." "ghi đủ tham số như dòng cách dùng nêu";
    "CL06" "Tùy chọn ghi nhiều lần" "Tùy chọn này chỉ ghi một lần." "bỏ bớt, chỉ giữ một";
    "CL07" "Mã không có trong dữ liệu" "Mã cơ quan hoặc mã kỳ ở câu lệnh không có trong dữ liệu." "xem mã trong agencies.yaml và plan.yaml";
    "CL09" "Câu lệnh chưa đúng" "Câu lệnh không đúng theo một cách khác." "xem cách dùng bằng 'vanban <LỆNH> --help'";
    "DL93" "Thiếu tệp dữ liệu" "Thư mục dữ liệu thiếu một tệp bắt buộc, hoặc tệp có đó nhưng tên chưa đúng (plan.yaml.txt)." "đổi lại tên tệp, hoặc tạo tệp đó theo mẫu của 'vanban init'";
    "DL94" "Tệp không thuộc dữ liệu" "Thư mục dữ liệu có tệp mà chương trình không dùng, thường là tên gõ sai." "đổi tên đúng hoặc chuyển tệp ra ngoài";
    "DL95" "Tên tệp báo cáo không đúng" "Tệp trong reports/ không nằm ở thư mục của một kỳ với tên là mã cơ quan." "đặt tệp ở data/reports/<kỳ>/<cơ quan>.yaml";
    "DT30" "Bản trước của báo cáo đã nhận sớm hơn" "Bản cũ giữ lại (<cơ quan>.1.yaml) có ngày nhận sớm hơn ngày ghi trong báo cáo đang dùng: ngày nhận lần đầu mới quyết định đúng hạn hay quá hạn, nên chương trình tính theo ngày đó." "ghi ngày nhận lần đầu ở received và ngày nhận bản sửa ở corrected";
    "DL96" "Không ghi thêm được công văn đã gửi" "Danh sách sent trong reminders.yaml viết trên một dòng nên chương trình không tự thêm vào." "viết mỗi công văn trên các dòng riêng, rồi thêm các dòng mà thông báo nêu";
    "NG01" "Ngày trước kế hoạch hoặc trước thời gian báo cáo" "Báo cáo đề ngày trước khi kế hoạch được ban hành, hoặc trước khi bắt đầu thời gian mà nó báo cáo: thường do gõ nhầm năm." "xem lại ngày trên báo cáo; nếu ngày đúng thì không phải sửa";
    "NG02" "Ngày cách quá xa thời gian của đợt" "Một ngày cách xa thời gian của kế hoạch, nhiệm vụ hoặc kỳ báo cáo (thường là năm gõ nhầm: 2072, 2017 thay cho 2027)." "xem lại năm; nếu ngày đúng thì không phải sửa";
    "NG03" "Ngày sau ngày hôm nay" "Ngày nhận, ngày ban hành hoặc ngày gửi công văn sau ngày chạy chương trình, theo đồng hồ của máy." "xem lại ngày, hoặc xem lại đồng hồ của máy";
    "SL02" "Tổng có quá nhiều chữ số" "Cộng các số liệu của chỉ tiêu này cho tổng dài hơn mức tính được đúng từng chữ số (28 chữ số)." "xem lại số liệu ở chỗ thông báo nêu: thường là gõ thừa chữ số";
    "SL03" "Số liệu lệch hàng nghìn lần so với các số khác" "Số liệu lớn hoặc nhỏ hơn khoảng một nghìn, một triệu hay một tỷ lần so với các cơ quan khác cùng nhóm trong kỳ, hoặc so với chính cơ quan đó ở các kỳ khác: thường là nhầm đơn vị tính. Chỉ nêu khi ít nhất hai số khác (ba số với số đếm) cùng cỡ với nhau và số này, đổi đơn vị, sẽ cùng cỡ với chúng." "hỏi lại cơ quan; nếu số đúng thì không phải sửa";
    "SL01" "Số đọc được theo hai cách" "Một dấu phẩy đứng trước đúng ba chữ số (1,500): có thể là 1.500 viết kiểu nước ngoài, có thể là 1,5; chương trình không đoán." "viết 1.500 hoặc 1,5; số có đúng ba chữ số thập phân thì thêm một số 0: 1,1250 (trừ số nhỏ hơn 1 như 0,125)";
    "DL98" "Giá trị thu về còn chờ sửa" "Lệnh collect không đọc chắc chắn được giá trị này nên ghi nguyên chữ đã gõ sau dấu [CẦN SỬA]; báo cáo chưa được tính." "xem biểu mẫu gửi về hoặc hỏi lại cơ quan, ghi giá trị đúng thay cho cả dòng";
    "LT01" "Lời văn báo cáo tổng hợp của kỳ không có" "Tệp trong summaries/ mang tên một mã kỳ không có trong plan.yaml." "đổi tên tệp theo mã kỳ, ví dụ summaries/2024-12.yaml";
    "LT02" "Không có phần này trong báo cáo tổng hợp" "Mã phần không phải phần có sẵn, mã nhiệm vụ hay mã giai đoạn." "sửa mã phần như thông báo nêu";
    "LT03" "Một phần ghi hai lần" "Lời văn của một phần ghi ở hai chỗ nên không biết in chỗ nào." "gộp lời văn vào một chỗ";
    "LT04" "Mã phần chỉ hai phần khác nhau" "Mã của nhiệm vụ hoặc giai đoạn trùng với mã phần có sẵn (opening, state, highlights …) hoặc trùng nhau." "đổi mã trong plan.yaml";
    "LT05" "Số liệu trong ngoặc nhọn viết chưa đúng" "Giữa { và } không phải cách viết số liệu: thiếu một nửa ngoặc, thiếu mã, thừa chữ." "viết {mã}, {mã of: cơ quan}, {mã column: cột}, {mã who}; muốn in dấu ngoặc nhọn thì viết {{ hoặc }}";
    "LT06" "Số liệu trong ngoặc nhọn không có" "Mã chỉ tiêu, cơ quan, nhóm, lựa chọn hoặc cột trong ngoặc nhọn không có trong dữ liệu, hoặc không dùng được với nhau." "sửa mã như thông báo nêu; mã giống mã dùng với 'vanban trace'";
    "LT07" "Phần này không trích ý kiến" "Phần mở đầu, đánh giá, kết thúc … không trích ý kiến của cơ quan." "bỏ quotes, hoặc đặt ở nhiệm vụ, giai đoạn, causes, proposals";
    "LT08" "Cơ quan được trích không có" "Mã cơ quan ở quotes không có trong agencies.yaml." "sửa mã cơ quan như thông báo nêu";
    "LT09" "Câu hỏi được trích không có ở phần này" "Mã câu hỏi ở quotes không thuộc phần này." "sửa mã câu hỏi như thông báo nêu, hoặc bỏ ask";
    "LT10" "Phần không in mà có lời văn" "Phần ghi leave_out: true nên text và quotes của nó không được dùng." "bỏ leave_out, hoặc bỏ text và quotes";
    "LT11" "Lời văn có số giống thông tin cá nhân" "Lời văn có số dạng căn cước công dân hoặc điện thoại di động." "bỏ thông tin riêng của cá nhân";
    "LT12" "Tên tệp lời văn không đúng" "Tệp trong summaries/ không mang tên một mã kỳ." "đặt tên tệp theo mã kỳ, ví dụ summaries/2024-12.yaml";
    "LT13" "Số gõ tay bằng một số liệu" "Trong lời văn có số gõ tay bằng đúng một số liệu của phần đó: khi báo cáo thay đổi, số gõ tay không đổi theo. Không nêu với số nhỏ hơn 10, ngày tháng, số ký hiệu văn bản." "viết mã trong ngoặc nhọn như gợi ý; nếu số đó là số khác thì không phải sửa";
    "LT14" "Số liệu chưa có" "Chưa có báo cáo nào cho số liệu được nêu trong ngoặc nhọn nên chỗ đó in dấu “…”." "chờ báo cáo, hoặc bỏ câu đó";
    "LT15" "Cơ quan được trích chưa viết gì" "Báo cáo của cơ quan ở quotes không có nội dung ở phần này (hoặc chưa có báo cáo) nên không trích." "bỏ cơ quan này ở quotes, hoặc chờ báo cáo";
    "LT16" "Cách viết của chỉ tiêu thiếu chỗ con số" "phrase của chỉ tiêu phải có đúng một chỗ {} cho con số." "sửa lại, ví dụ: tổ chức {} cuộc hội nghị; hoặc bỏ phrase";
    "LB01" "Không có mẫu cho loại văn bản" "Dữ liệu nêu một loại văn bản mà không có thư mục mẫu." "sửa tên loại, hoặc thêm thư mục mẫu; xem 'vanban template list'";
    "LB02" "Không có thể thức cho ngày này" "Không thể thức nào áp dụng cho cơ quan và ngày ban hành." "kiểm tra lại ngày ban hành";
    "LB05" "Dẫn kế hoạch chưa có số, ngày" "Biểu mẫu, công văn, báo cáo dẫn số và ngày của kế hoạch, mà plan.yaml chưa ghi: chỗ đó in dấu ba chấm." "ghi number và date ở document của plan.yaml khi đã ban hành, rồi lập lại";
    "LB06" "Dẫn công văn chưa có số" "Công văn đôn đốc lần sau dẫn công văn lần trước, mà reminders.yaml chưa ghi số của công văn đó." "thêm dòng number vào công văn đó trong reminders.yaml, rồi lập lại";
    "LB03" "Mã không trỏ tới đâu" "Một mã lọt qua các bước kiểm tra: lỗi của chương trình." "gửi dữ liệu và thông báo cho người phụ trách chương trình";
    "LB04" "Không chuyển được dữ liệu sang mẫu" "Lỗi của chương trình khi chuẩn bị dữ liệu cho mẫu." "gửi dữ liệu và thông báo cho người phụ trách chương trình";
    "LB07" "Tên cơ quan dài hơn một dòng" "Tên ở đầu văn bản (superior, letterhead) không đủ chỗ trên một dòng bên cạnh Quốc hiệu, và không có chỗ nào trong tên chắc chắn là ranh giới giữa hai từ. Văn bản vẫn lập được, tên được ngắt ở chỗ tốt nhất tìm thấy." "ghi tên thành nhiều dòng trong dữ liệu, mỗi dòng một mục, như gợi ý nêu";
    "LV01" "Tệp kind.yaml không đọc được" "Tệp mô tả một loại văn bản trong thư mục mẫu viết sai." "sửa theo kind.yaml của một loại có sẵn (vanban template show)";
    "MB01" "Mẫu viết chưa đúng" "Văn bản sau khi ghép không phải HTML đúng: thẻ chưa đóng hoặc dấu & đứng một mình." "đóng mọi thẻ; viết & là &amp;";
    "MB02" "Phần tử không được dùng" "Mẫu có một phần tử HTML ngoài các phần tử được dùng." "xem các phần tử được dùng: vanban template fields";
    "MB03" "Thuộc tính không được dùng" "Phần tử không có thuộc tính này." "bỏ thuộc tính, hoặc dùng thuộc tính mà thông báo nêu";
    "MB04" "Thiếu thuộc tính" "Phần tử bắt buộc phải có thuộc tính này." "thêm thuộc tính mà thông báo nêu";
    "MB05" "Phần tử đặt sai chỗ" "Phần tử đứng ở nơi không được phép." "chuyển phần tử ra ngoài hoặc vào đúng phần tử chứa nó";
    "MB06" "Chữ đứng ngoài đoạn văn" "Chữ không nằm trong đoạn nào nên không biết trình bày thế nào." "đặt chữ trong <p>…</p>";
    "MB07" "Giá trị thuộc tính không đúng" "Thuộc tính có giá trị ngoài các giá trị cho phép." "sửa giá trị như thông báo nêu";
    "MB08" "Không có thành phần thể thức này" "class của phần tử không phải tên một thành phần thể thức." "xem tên các thành phần: vanban template fields";
    "MB09" "Đoạn văn trống" "Đoạn không có chữ, in ra thành dòng trắng." "chỉ in đoạn khi có nội dung: {% if … %}";
    "MB10" "Chiều rộng các cột không đúng" "Bảng thiếu chiều rộng cột hoặc các chiều rộng cộng lại khác 100." "sửa <col width=…> để tổng bằng 100";
    "MB11" "Hàng không đủ ô" "Số ô của hàng khác số cột của bảng." "thêm ô, bớt ô hoặc sửa colspan";
    "MB12" "Hai ô điền trùng tên" "Hai ô điền của một mẫu mang cùng tên nên không đọc lại được." "đặt tên khác nhau";
    "MB13" "Tên ô điền quá dài" "Word chỉ giữ được tên ô điền tối đa 64 ký tự." "rút ngắn tên";
    "MB30" "Mẫu sai cú pháp" "Bộ máy mẫu không đọc được tệp mẫu." "xem dòng và cột trong thông báo; kiểm tra {{ }}, {% %}";
    "MB31" "Không có bộ lọc, hàm này" "Mẫu gọi một bộ lọc, phép thử hoặc hàm không có." "xem các bộ lọc: vanban template fields";
    "MB32" "Bộ lọc, thẻ không được dùng" "Bộ lọc hoặc thẻ này cho phép dữ liệu thay đổi bố cục văn bản, hoặc nhân một lời lên nhiều lần." "bỏ bộ lọc, thẻ; dữ liệu luôn in nguyên văn";
    "MB33" "Tên không có trong dữ liệu của mẫu" "Mẫu dùng một tên không có, in ra sẽ là chỗ trống." "dùng tên mà thông báo liệt kê";
    "MB34" "Bộ lọc không nhận giá trị này" "Giá trị đưa vào bộ lọc không đúng loại." "kiểm tra giá trị trước bộ lọc";
    "MB35" "Các mẫu gọi nhau thành vòng" "Mẫu này gọi mẫu kia rồi lại gọi về chính nó." "bỏ một lời gọi trong vòng";
    "MB36" "Không có mẫu này" "Mẫu được gọi không có trong thư mục mẫu." "sửa tên mẫu";
    "MB37" "Mẫu tạo ra văn bản quá dài" "Văn bản sau khi ghép dài hơn mức một văn bản có thể có." "kiểm tra các vòng lặp {% for %}";
    "MB38" "Tên mẫu không có đuôi .html" "Chỉ tệp .html mới được bảo vệ khỏi dữ liệu làm đổi bố cục." "đổi tên tệp";
    "MB39" "Mẫu có lỗi" "Bộ máy mẫu báo một lỗi khác." "xem chi tiết trong thông báo";
    "MB40" "Không có mẫu tên này" "Tên ở lệnh 'vanban template show' không phải tên một mẫu." "xem danh sách: vanban template list";
    "MB41" "Mẫu chưa có nội dung" "Tệp mẫu trong thư mục mẫu trống, văn bản lập ra sẽ không có lời văn; cửa sổ lệnh làm rỗng tệp trước khi chạy lệnh có dấu > vào chính tệp đó." "viết nội dung mẫu, bỏ tệp khỏi thư mục mẫu để dùng mẫu có sẵn, hoặc chép lại: vanban template show <tên mẫu> --write";
    "MB42" "Các mẫu gọi nhau quá sâu" "Mẫu gọi mẫu khác bằng {% include %}, {% extends %} qua quá nhiều cấp." "viết thẳng phần được gọi vào mẫu gọi nó";
    "MB43" "Tệp mẫu quá lớn" "Tệp mẫu lớn hơn mức một mẫu có thể có." "chia thành nhiều mẫu, gọi nhau bằng {% include %}";
    "MB44" "In cả một danh sách" "Mẫu in một danh sách, một nhóm tên hoặc đúng/sai bằng {{ }}: văn bản sẽ có dấu ngoặc, dấu nháy hoặc chữ tiếng Anh." "đi qua danh sách bằng {% for %}, in từng tên; đúng/sai thì hỏi bằng {% if %}";
    "MT01" "Không đọc được tệp, thư mục" "Đĩa, quyền hoặc tên tệp không cho đọc." "kiểm tra tên, quyền, và tệp có đang mở ở chương trình khác không";
    "MT02" "Không ghi được tệp" "Đĩa đầy, không có quyền, hoặc tệp đang mở." "đóng tệp ở Word, giải phóng đĩa hoặc chọn thư mục khác rồi chạy lại";
    "MT03" "Không tạo được thư mục" "Không có quyền hoặc đã có tệp cùng tên." "chọn thư mục khác bằng --out";
    "MT04" "Không có thư mục dữ liệu" "Thư mục dữ liệu không có ở nơi chạy lệnh." "chạy ở đúng thư mục, ghi --data, hoặc 'vanban init'";
    "MT05" "Thư mục đã có dữ liệu" "'vanban init' không ghi đè lên dữ liệu đã có." "chọn thư mục khác";
    "MT06" "Kết quả in ra không ghi lại được" "Kết quả được ghi vào tệp hoặc chương trình khác (dấu >, dấu |) mà nơi đó không nhận đủ, ví dụ đĩa đã đầy." "kiểm tra đĩa còn chỗ rồi chạy lại";
    "MT10" "Chưa có LibreOffice" "Tạo PDF cần LibreOffice trên máy." "cài LibreOffice, hoặc mở tệp bằng Word rồi lưu thành PDF";
    "MT11" "LibreOffice không tạo được PDF" "LibreOffice chạy nhưng không cho ra tệp PDF." "đóng LibreOffice đang mở rồi chạy lại";
    "MT20" "Tệp đã sửa được giữ nguyên" "Tệp kết quả đã được người sửa sau lần lập trước." "đổi tên tệp đã sửa, hoặc thêm --overwrite";
    "MT21" "Lần chạy khác đang ghi" "Hai lần chạy không cùng ghi vào một thư mục." "chờ lần kia xong";
    "MT22" "Tệp manifest.json bị hỏng" "Không biết tệp nào do chương trình lập." "chạy lại; tệp giống bản mới được ghi nhận lại";
    "MT23" "Không khởi động được các luồng" "Máy không cho tạo thêm luồng xử lý." "thử lại với --jobs nhỏ hơn";
    "MT24" "Tệp đã có được giữ nguyên" "Tệp định ghi đã có sẵn mà không phải do chương trình ghi, hoặc đã được người sửa sau đó. Tệp .vanban.written trong thư mục cho biết chương trình đã ghi những tệp nào." "đổi tên tệp đó, ghi tên khác, hoặc thêm --overwrite";
    "MT25" "Bản đang có là bản cũ" "Văn bản không lập được, còn tệp đang có là bản của lần lập trước." "sửa lỗi rồi lập lại; đừng gửi bản đang có";
    "MT26" "Văn bản không còn ứng với dữ liệu" "Tệp do lần lập trước để lại: cơ quan, kỳ hoặc tên kế hoạch của nó không còn trong dữ liệu." "xóa hoặc chuyển tệp đi nơi khác để không gửi nhầm";
    "MT28" "Bản ghi chú chỗ cần sửa của lần thu trước" "Cơ quan đã gửi lại biểu mẫu đọc được chắc chắn. Bản ghi chú chỗ cần sửa trong sua-bieu-mau do chương trình tạo thì được bỏ đi để không gửi nhầm, bản của người khác hoặc đã sửa thì giữ nguyên." "xóa hoặc chuyển bản đó đi nơi khác";
    "MT27" "Bản PDF cũ của văn bản đã lập mới" "Văn bản Word được lập mới mà lần này không tạo PDF; bản PDF cũ do chương trình tạo thì được bỏ đi để không gửi nhầm, bản của người khác thì giữ nguyên." "lập lại với --pdf, hoặc tự tạo lại bản PDF";
    "TB01" "Không nhận ra biểu mẫu" "Tệp không mang dấu nhận biết nào và phần đầu không chỉ đúng một cơ quan, một kỳ." "chép câu trả lời sang biểu mẫu đã phát, hoặc nhập tay vào tệp YAML";
    "TB02" "Biểu mẫu của đợt khác" "Tệp tự nhận thuộc một đợt khác." "đề nghị cơ quan gửi lại theo biểu mẫu của đợt này";
    "TB03" "Biểu mẫu của kỳ không có" "Kỳ ghi trong tệp không có trong kế hoạch." "đề nghị cơ quan gửi lại theo biểu mẫu của đợt này";
    "TB04" "Biểu mẫu của cơ quan không có" "Cơ quan ghi trong tệp không có trong danh sách." "kiểm tra lại agencies.yaml";
    "TB05" "Biểu mẫu của kỳ khác" "Tệp thuộc kỳ khác với kỳ đang thu." "bỏ --period, hoặc đề nghị cơ quan gửi đúng kỳ";
    "TB06" "Cơ quan được miễn báo cáo" "Cơ quan không phải báo cáo kỳ này." "nếu vẫn tính thì bỏ cơ quan khỏi danh sách exempt";
    "TB07" "Tệp tự nhận hai tên" "Các dấu nhận biết trong tệp chỉ hai biểu mẫu khác nhau." "hỏi lại nơi gửi";
    "TB08" "Phần đầu ghi cơ quan khác" "Biểu mẫu của cơ quan này nhưng phần đầu ghi tên cơ quan khác." "hỏi lại nơi gửi";
    "TB09" "Tệp có macro" "Tệp chứa mã lệnh." "không mở tệp; đề nghị gửi bản .docx không có macro";
    "TB10" "Văn bản mật" "Phần đầu văn bản có dấu độ mật; văn bản mật không được thu, lưu trên máy này." "chuyển cho người phụ trách văn bản mật";
    "TB11" "Hai biểu mẫu của một cơ quan" "Một lần thu có hai biểu mẫu khác nhau của cùng cơ quan, cùng kỳ." "hỏi bản nào là bản chính thức, chỉ thu bản đó";
    "TB12" "Đã có báo cáo" "Báo cáo của cơ quan ở kỳ này đã có, không tự ghi đè." "thêm --replace; bản cũ được giữ lại";
    "TB13" "Biểu mẫu chưa điền" "Trong biểu mẫu không có câu trả lời nào." "đề nghị cơ quan điền rồi gửi lại";
    "TB14" "Báo cáo đã thay quá nhiều lần" "Mỗi lần thay, bản cũ được giữ lại với một số thứ tự; các số đã dùng hết nên bản mới chưa được ghi." "chuyển các bản cũ ra thư mục lưu trữ rồi thu lại";
    "TB20" "Các chỗ ghi khác nhau" "Ô điền và vị trí của câu trả lời cho hai giá trị khác nhau." "xem tệp gửi về, ghi giá trị đúng vào tệp YAML";
    "TB21" "Có chữ gõ ngoài ô điền" "Câu trả lời có cả chữ trong ô và chữ ngoài ô." "xem tệp gửi về, giữ phần đúng trong tệp YAML";
    "TB22" "Số liệu không rõ" "Chữ đã gõ không phải một số rõ ràng của chỉ tiêu: đọc được theo hai cách, có chữ, hoặc ngoài giới hạn." "hỏi lại cơ quan rồi ghi số đúng";
    "TB23" "Ngày không rõ" "Chữ đã gõ không đọc được thành một ngày." "hỏi lại cơ quan rồi ghi ngày đúng";
    "TB24" "Số văn bản không rõ" "Số của báo cáo không phải một số." "ghi lại number trong tệp YAML";
    "TB25" "Lựa chọn không có" "Chữ đã gõ không phải một trong các lựa chọn." "hỏi lại cơ quan rồi ghi mã lựa chọn đúng";
    "TB26" "Ô đánh dấu không rõ" "Không rõ ô có được đánh dấu hay không." "xem tệp gửi về, ghi danh sách đúng";
    "TB27" "Ô còn mang dấu lời nhắc" "Ô điền vẫn ghi là đang hiện lời nhắc nhưng chữ đã khác." "xem chữ đó có phải câu trả lời không";
    "TB28" "Ngày trong ô khác ngày hiện ra" "Ô ngày giữ một ngày khác với chữ hiện trên giấy." "hỏi lại cơ quan";
    "TB29" "Ô số liệu bị gộp" "Ô số liệu kéo qua nhiều dòng nên không rõ là của chỉ tiêu nào." "hỏi lại cơ quan";
    "TB30" "Chữ ở cột khác" "Dòng chỉ tiêu có chữ ở cột không hỏi." "xem chữ đó rồi ghi vào tệp YAML hoặc bỏ qua";
    "TB31" "Bảng hoặc hình trong câu trả lời" "Câu trả lời có bảng hoặc hình ảnh mà YAML không chứa được." "chuyển nội dung thành lời";
    "TB32" "Lời biểu mẫu nằm trong câu trả lời" "Câu trả lời chứa lại câu hỏi hoặc đề mục." "xem lại ranh giới của câu trả lời";
    "TB33" "Câu hỏi bị sửa hoặc bị xóa" "Lời của câu hỏi, nhiệm vụ hoặc chỉ tiêu khác với bản đã phát." "xem câu trả lời có đúng câu hỏi không";
    "TB34" "Lời khác của biểu mẫu bị sửa" "Một câu cố định không phải câu hỏi khác với bản đã phát; chỉ là lưu ý." "không phải làm gì nếu câu trả lời vẫn đúng";
    "TB35" "Chữ không thuộc câu hỏi nào" "Trong tệp có chữ không nằm ở chỗ trả lời nào." "ghi vào câu trả lời phù hợp hoặc bỏ qua";
    "TB36" "Mất chỗ trả lời" "Không còn thấy câu hỏi hay ô điền." "hỏi lại cơ quan";
    "TB37" "Biểu mẫu bản khác" "Câu hỏi, chỉ tiêu hoặc nhiệm vụ đã thay đổi từ khi phát biểu mẫu này." "đối chiếu với biểu mẫu đang phát";
    "TB38" "Phần đầu không khớp danh sách" "Tên cơ quan ở phần đầu không giống agencies.yaml." "đối chiếu tên cơ quan";
    "TB39" "Không phát sinh nhưng có nội dung" "Biểu mẫu vừa đánh dấu không phát sinh vừa có nội dung." "hỏi lại cơ quan, bỏ một trong hai";
    "TB40" "Liên kết ra ngoài" "Tệp trỏ tới một tệp hoặc mẫu ở nơi khác." "không bấm cập nhật liên kết khi mở";
    "TB41" "Nhận ra theo chữ" "Tệp không còn dấu nhận biết; cơ quan và kỳ lấy theo phần đầu và trích yếu; chỉ là lưu ý." "kiểm tra tên cơ quan, kỳ";
    "TB42" "Còn thay đổi chưa chấp nhận" "Tệp còn Track Changes; chương trình đọc như đã chấp nhận tất cả; chỉ là lưu ý." "mở tệp xem nếu cần";
    "TB43" "Hình ảnh, ghi chú bên lề" "Tệp có hình ảnh, tệp nhúng hoặc ghi chú bên lề; chương trình không đọc chữ trong đó; chỉ là lưu ý." "mở tệp xem trong đó có câu trả lời không";
    "TB90" "Chữ gõ bằng bảng mã cũ" "Câu trả lời gõ bằng TCVN3 (ABC, phông .VnTime) hoặc VNI nên hiện ra chữ khác với chữ người gõ thấy." "xem tệp gửi về, ghi lại câu trả lời bằng Unicode";
    "TB49" "Quá nhiều chỗ trả lời" "Trong tệp có quá nhiều ô hoặc dòng cùng nhận là chỗ trả lời của một câu hỏi; chỉ các chỗ đầu được đọc." "mở tệp xem, đề nghị cơ quan gửi lại trên biểu mẫu đã phát";
    "TB50" "Chữ bị gạch bỏ" "Chữ bị gạch ngang không được tính là câu trả lời. Chữ gạch bỏ liền với số, ngày còn lại là lỗi phải xem; gạch bỏ rời thì chỉ là lưu ý." "mở tệp xem giá trị nào là giá trị cuối cùng";
    "TB51" "Chữ không nhìn thấy trên giấy" "Trong tệp có chữ ẩn, chữ màu trắng hoặc quá nhỏ." "mở tệp xem, hỏi lại cơ quan";
    "TB52" "Nhiều số trong một ô" "Ô số liệu có nhiều hơn một số, trên các dòng hoặc cách nhau bằng dấu tab." "hỏi lại cơ quan số nào đúng";
    "TB53" "Mất ô điền" "Ô điền của câu hỏi không còn trong tệp, các ô khác thì còn; một số phần mềm làm mất ô danh sách, ô ngày khi lưu." "hỏi lại cơ quan câu trả lời";
    "TB54" "Đầu cột bị sửa" "Đầu cột số liệu hoặc đơn vị tính khác bản đã phát, nên số trong cột có thể theo đơn vị khác." "hỏi lại cơ quan đơn vị của các số";
    "TB55" "Ô điền gắn dữ liệu khác" "Ô điền được gắn (dataBinding) với dữ liệu nằm ở chỗ khác trong tệp; chương trình khác nhau có thể hiện chữ khác nhau." "mở tệp bằng Word, đối chiếu chữ hiện trong ô";
    "TB56" "Trường tự lấy nội dung" "Tệp có trường DDE, INCLUDETEXT hoặc tương tự, có thể chạy lệnh hoặc lấy nội dung nơi khác khi mở." "không bấm cập nhật; đề nghị nơi gửi gửi lại tệp không có trường đó";
    "TC01" "Văn bản vừa lập sai thể thức" "Chương trình tự kiểm tra văn bản nó lập và thấy sai thể thức: lỗi của chương trình hoặc của mẫu, thể thức mà đơn vị đã thay." "bỏ mẫu, thể thức riêng trong thư mục mẫu rồi thử lại; nếu vẫn sai thì báo người phụ trách chương trình";
    "TC02" "Lời văn có chỗ cần xem lại" "Trong lời văn lấy từ dữ liệu có chỗ nên sửa; văn bản vẫn được lập." "sửa lời văn trong dữ liệu nếu đó không phải lời trích nguyên văn";
    "TC03" "Thành phần văn bản ghi chưa đúng" "Số, ký hiệu, dòng lưu, tên cơ quan hoặc thành phần khác lấy từ dữ liệu không viết đúng thể thức, nên văn bản chưa được lập." "sửa lời đó trong dữ liệu; mã trong ngoặc vuông cho biết căn cứ: vanban explain <mã>";
    "TC04" "Chưa kiểm tra được thể thức" "Văn bản vừa lập lớn hơn mức mà chương trình đọc lại." "xem lại bằng mắt";
    "TN01" "Chưa có báo cáo để truy nguồn" "Kỳ này chưa nhận báo cáo nào." "thu biểu mẫu gửi về bằng 'vanban collect', hoặc ghi báo cáo vào data/reports/<mã kỳ>/<mã cơ quan>.yaml";
    "TN02" "Không có số liệu này" "Không chỉ tiêu, dòng phụ lục hay dấu trang nào mang tên đã ghi." "xem mã, tên chỉ tiêu trong indicators.yaml";
    "TN03" "Nhiều chỉ tiêu cùng khớp" "Tên đã ghi khớp với nhiều chỉ tiêu." "ghi rõ một trong các mã mà thông báo liệt kê";
    "TN04" "Không có cơ quan, nhóm này" "Không cơ quan, nhóm hay dòng phụ lục nào mang tên đã ghi." "xem mã, tên trong agencies.yaml";
    "TN05" "Nhiều cơ quan, nhóm cùng khớp" "Tên đã ghi khớp với nhiều cơ quan, nhóm." "ghi rõ một trong các mã mà thông báo liệt kê";
    "TN06" "Không thuộc diện báo cáo" "Cơ quan không phải báo cáo chỉ tiêu này trong kỳ." "xem duty, agencies, groups của chỉ tiêu trong indicators.yaml";
    "TN07" "Số này không có của riêng một cơ quan" "Số cơ quan, số báo cáo theo tình trạng chỉ tính chung hoặc theo nhóm." "bỏ tên cơ quan, hoặc ghi tên nhóm";
    "TN08" "Chưa rõ lựa chọn nào" "Câu hỏi có nhiều lựa chọn, mỗi lựa chọn là một số." "ghi thêm mã hoặc lời của lựa chọn";
    "TN09" "Bảng không có cột này" "Chỉ tiêu, nhóm hay cơ quan đã nêu không có số ở cột đó trong báo cáo tổng hợp." "bỏ --column, hoặc chọn cột khác";
    "TN10" "Số liệu của kỳ khác" "Kỳ đang xem không có số liệu này, kỳ khác thì có." "ghi --period kèm mã kỳ mà thông báo nêu";
    "TT01" "Tệp thể thức không đọc được" "Tệp trong the-thuc/ viết sai." "sửa theo tệp có sẵn, hoặc bỏ tệp để dùng thể thức có sẵn";
    "TT02" "Thể thức dựa trên mã không có" "Dòng extends nêu một thể thức không có." "sửa mã ở dòng extends";
    "TT03" "Khổ giấy, lề không dùng được" "Khổ giấy ngoài khoảng từ 100 đến 1000 mm, hoặc lề chiếm gần hết trang." "sửa page trong tệp thể thức: khổ A4 là 210 × 297 mm";
    "TW01" "Tệp Word rỗng" "Tệp không có nội dung." "xin lại tệp";
    "TW02" "Không phải tệp .docx" "Tệp mang đuôi khác nội dung, hoặc là loại tệp khác (.doc, PDF, Excel…)." "mở bằng Word, lưu thành .docx";
    "TW03" "Tệp Word có mật khẩu" "Tệp bị khóa nên không đọc được." "mở bằng Word với mật khẩu, bỏ mật khẩu rồi lưu lại";
    "TW04" "Tệp Word bị hỏng" "Tệp nén bên trong .docx bị hỏng." "mở bằng Word để sửa, hoặc xin lại tệp";
    "TW05" "Cách nén lạ" "Một phần của tệp nén theo cách mà Word không dùng." "mở bằng Word rồi lưu lại";
    "TW06" "Tệp không có nội dung văn bản" "Trong tệp không có phần văn bản của Word." "xin lại tệp";
    "TW07" "Một phần của tệp bị hỏng" "XML bên trong tệp không đúng." "mở bằng Word để sửa, hoặc xin lại tệp";
    "TW08" "Bảng mã lạ trong tệp" "Một phần của tệp không dùng UTF-8 hoặc UTF-16." "mở bằng Word rồi lưu lại";
    "TW09" "Tệp khai báo thực thể XML" "Word cấm điều này; tệp có thể do người xấu tạo." "không mở tệp nếu không rõ người gửi";
    "TW10" "Tệp quá lớn hoặc quá sâu" "Nội dung vượt mức một văn bản có thể có." "không mở tệp nếu không rõ người gửi; xin bản khác";
    "TW21" "Không ghi được bản sao của tệp này" "Tệp đặt tên phần tử theo cách mà chương trình không ghi lại được." "mở bằng Word rồi lưu lại, sau đó chạy lại";
    "TW22" "Không thấy lại một phần của tệp" "Một phần đã đọc không còn thấy khi ghi bản sao: lỗi của chương trình." "gửi tệp và thông báo cho người phụ trách chương trình";
    "TW23" "Không đóng gói được bản sao" "Lỗi của chương trình khi ghi bản sao." "gửi tệp và thông báo cho người phụ trách chương trình";
    "XL01" "Không lập được bảng tính" "Lỗi của chương trình khi ghi tệp .xlsx." "gửi dữ liệu và thông báo cho người phụ trách chương trình";
    "XL02" "Máy không cho thêm luồng xử lý" "Lập bảng tính Excel cần vài luồng xử lý mà máy không cho." "đóng bớt chương trình khác rồi chạy lại";
    "WD01" "Không dựng được nội dung văn bản" "Lỗi của chương trình khi dựng văn bản." "gửi dữ liệu và thông báo cho người phụ trách chương trình";
    "WD02" "Không đóng gói được tệp Word" "Lỗi của chương trình khi ghi tệp Word." "gửi dữ liệu và thông báo cho người phụ trách chương trình";
};

/// Every error code, in order.
pub(super) fn all() -> Vec<Explained> {
    let titles = fault::all_codes().iter().chain(check::all_codes());
    let of_data = titles.filter_map(|(code, title)| {
        let family = FAMILIES.iter().find(|family| (family.first..=family.last).contains(code))?;
        Some(Explained { code, title, meaning: family.meaning, advice: family.advice })
    });
    let mut all: Vec<Explained> = of_data.chain(OTHERS.iter().cloned()).collect();
    all.sort_by_key(|error| error.code);
    all
}

impl Explained {
    pub(super) fn text(&self) -> String {
        let advice = crate::viet::capitalize_first(self.advice);
        format!("{}: {}\n\n{}\n\nCách sửa: {advice}.\n", self.code, self.title, self.meaning)
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "code": self.code,
            "kind": "error",
            "name": self.title,
            "why": self.meaning,
            "mend": self.advice,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::all;

    /// The codes that stand in the source: two capitals and two figures in quotes.
    fn in_source(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("src") {
            let path = entry.expect("entry").path();
            if path.file_stem().is_some_and(|name| name == "tests") {
                continue;
            }
            if path.is_dir() {
                in_source(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs")
                && !path.ends_with("errors.rs")
            {
                let text = std::fs::read_to_string(&path).expect("source");
                let code = text.split("\nmod tests {").next().unwrap_or_default();
                for word in code.split('"') {
                    let bytes = word.as_bytes();
                    let code = bytes.len() == 4
                        && bytes[..2].iter().all(u8::is_ascii_uppercase)
                        && bytes[2..].iter().all(u8::is_ascii_digit);
                    if code {
                        found.insert(word.to_owned());
                    }
                }
            }
        }
    }

    #[test]
    fn every_code_in_the_source_is_explained_once() {
        let mut found = BTreeSet::new();
        in_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        let told: Vec<&str> = all().iter().map(|error| error.code).collect();
        let once: BTreeSet<String> = told.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(told.len(), once.len(), "a code is explained twice");
        assert!(found.len() > 100, "{} codes found in the source", found.len());
        let missing: Vec<_> = found.difference(&once).collect();
        assert!(missing.is_empty(), "not explained: {missing:?}");
        let gone: Vec<_> = once.difference(&found).collect();
        assert!(gone.is_empty(), "explained and nowhere in the source: {gone:?}");
    }
}
