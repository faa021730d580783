// The whole round in a real browser, by mouse or by keyboard alone. Run by tests/web_browser.rs:
//   node round.mjs TOOLS CHROMIUM ADDRESS HOW FOLDER SCREENSHOTS
// What only the one who started it can do is asked for by a line (`? forms`); it answers with a line.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { tmpdir } from "node:os";

const [tools, chromium, address, how, folder, shots] = process.argv.slice(2);
const require = createRequire(join(tools, "package.json"));
const playwright = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const wrong = [];
const check = (holds, words) => { if (!holds) wrong.push(words); };
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ask = async (what) => { console.log("? " + what); return (await lines.next()).value; };

const profile = mkdtempSync(join(tmpdir(), "vanban-browser-"));
const context = await playwright.chromium.launchPersistentContext(profile, {
  executablePath: chromium,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
  viewport: { width: 1280, height: 900 },
  locale: "vi-VN",
});
const page = context.pages()[0] ?? await context.newPage();
page.setDefaultTimeout(20000);
const root = new URL(address).origin;

// Nothing is asked of anybody else, and nothing is forbidden by the page's own policy.
context.on("request", (request) => {
  if (!request.url().startsWith(root + "/") && !request.url().startsWith("blob:") && !request.url().startsWith("data:")) {
    wrong.push("asked of another: " + request.url());
  }
});
page.on("console", (message) => { if (message.type() === "error" && !/status of 4(22|04)/.test(message.text())) wrong.push("console: " + message.text()); });
page.on("pageerror", (error) => wrong.push("script: " + error));

let seen = 0;
// Holds a screen against axe, looks whether it fits a narrow window and a picture is kept of it where wanted.
const look = async (name) => {
  seen += 1;
  // Within the page's own policy: no element is added, the rules run as the debugger's.
  await page.evaluate(axe + ";undefined");
  const found = await page.evaluate(() => axe.run(document, { iframes: false }));
  for (const one of found.violations) wrong.push(`${name}: ${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(over <= 0, `${name}: ${over} px too wide at ${width}`);
    if (shots && width === 320) await page.screenshot({ path: join(shots, `${name}-320.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  if (shots) await page.screenshot({ path: join(shots, `${name}-1280.png`) });
};
if (shots) mkdirSync(shots, { recursive: true });

// By keyboard: Tab until it has the focus.
const reach = async (target) => {
  for (let nth = 0; nth < 400; nth += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("not reached by keyboard: " + target);
};
const press = async (target) => {
  target = target.first();
  await target.waitFor();
  if (how === "mouse") return target.click();
  await reach(target);
  const gone = page.waitForEvent("framenavigated", { timeout: 15000 });
  await page.keyboard.press("Enter");
  await gone;
  await page.waitForLoadState();
};
const type = async (target, text) => {
  if (how === "mouse") return target.fill(text);
  await reach(target);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
};
const tick = async (target) => {
  if (how === "mouse") return target.check();
  await reach(target);
  await page.keyboard.press("Space");
};
const choose = async (target, words) => {
  const option = target.locator("option", { hasText: words }).first();
  if (how === "mouse") return target.selectOption(await option.getAttribute("value"));
  await reach(target);
  await page.keyboard.type(words);
};
const send = async (files) => {
  const field = page.locator("input[type=file]");
  if (how === "mouse") return field.setInputFiles(files);
  const chooser = page.waitForEvent("filechooser");
  await reach(field);
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(files);
};
const go = async (name) => {
  await press(page.locator("nav.muc").getByRole("link", { name, exact: true }));
  await page.locator("nav.muc a[aria-current]", { hasText: name }).waitFor();
  await page.waitForLoadState();
};
const button = (name) => page.getByRole("button", { name, exact: false });
const link = (name) => page.getByRole("link", { name, exact: false });
const heading = async (name) => {
  await page.getByRole("heading", { level: 1, name, exact: false }).waitFor();
};
// Words that come up on the page, now or once it has gone on.
const shows = async (words, otherwise) => {
  await page.locator("main").getByText(words).first().waitFor({ timeout: 15000 }).catch(() => wrong.push(`${page.url()}: ${otherwise}`));
};

try {
  const begin = Date.now();
  await page.goto(address);
  await heading("Bắt đầu");
  check(Date.now() - begin < 5000, "the first page takes " + (Date.now() - begin) + " ms");
  check(!page.url().includes("khoa="), "the key stays in the address");
  await look("bat-dau");

  // A mistake: the summary has the focus, leads to the field, what was typed is kept.
  await type(page.getByLabel("Tên thư mục của đợt"), "a/b");
  await press(button("Tạo đợt mới"));
  await page.locator("#tom-tat-loi").waitFor();
  check(await page.evaluate(() => document.activeElement?.id === "tom-tat-loi"), "the summary of errors has no focus");
  check(await page.getByLabel("Tên thư mục của đợt").inputValue() === "a/b", "what was typed is lost");
  await look("bat-dau-loi");
  await press(page.locator("#tom-tat-loi a").first());
  check(await page.evaluate(() => document.activeElement?.id === "f-ten"), "the summary does not lead to the field");
  await type(page.getByLabel("Tên thư mục của đợt"), "dot moi " + how);
  await type(page.getByLabel("Đặt trong thư mục"), folder);
  await press(button("Tạo đợt mới"));
  await heading("Tổng quan");
  await shows("Đã tạo đợt mới", "no word that it was made");
  await look("dot-moi");

  // The campaign that is there, chosen from the list.
  await press(link("Mở đợt khác"));
  await heading("Bắt đầu");
  await type(page.getByLabel("Thư mục của đợt", { exact: true }), join(folder, "ke-hoach-181"));
  await press(page.getByRole("button", { name: "Mở đợt", exact: true }));
  await heading("Tổng quan");
  await look("tong-quan");

  // Plan: a part is edited, and it is said and taken back.
  await go("Kế hoạch");
  await heading("Kế hoạch");
  await look("ke-hoach");
  check((await page.frameLocator("iframe").locator("body").innerText()).includes("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "no preview of the plan");
  await press(page.locator(".dan-y a").first());
  const more = page.getByLabel("Thêm gạch đầu dòng");
  await type(more, "Việc thêm từ trang.");
  await look("sua-phan");
  await press(button("Lưu"));
  await heading("Đã lưu");
  await look("da-luu");
  await press(button("Lấy lại như trước khi sửa"));
  await shows("Đã lấy lại", "it is not taken back");

  // Agency: an empty name is refused at its field, another is kept.
  await go("Cơ quan");
  await look("co-quan");
  await press(link("Sở Y tế"));
  await look("mot-co-quan");
  await press(link("Sửa thông tin cơ quan"));
  const name = page.getByLabel("Tên đầy đủ");
  const was = await name.inputValue();
  await type(name, "");
  await press(button("Lưu"));
  await page.locator("#tom-tat-loi").waitFor();
  await shows("còn trống", "an empty name is taken");
  await look("sua-co-quan-loi");
  await type(name, was);
  await type(page.getByLabel("Họ tên người ký"), "Nguyễn Văn Mẫu");
  await press(button("Lưu"));
  await heading("Đã lưu");

  for (const [menu, title] of [["Chỉ tiêu", "Chỉ tiêu số liệu"], ["Câu hỏi", "Câu hỏi"], ["Kỳ báo cáo", "Kỳ báo cáo"]]) {
    await go(menu);
    await heading(title);
    await look(menu);
  }
  await press(page.locator("tbody a").first());
  await look("sua-ky");

  // Forms.
  await go("Biểu mẫu");
  await choose(page.locator("#f-ky"), "Tháng 12 năm 2024");
  await look("bieu-mau");
  await press(button("Lập văn bản"));
  await page.getByRole("heading", { name: "Đã lập xong" }).waitFor({ timeout: 60000 });
  await look("da-lap");
  await go("Văn bản");
  await look("van-ban");

  // Returns: read, looked at, taken.
  await ask("forms");
  const inbox = join(folder, "gui-ve");
  const files = readdirSync(inbox).map((file) => join(inbox, file));
  check(files.length === 19, files.length + " returns");
  await go("Thu báo cáo");
  await press(button("Đọc thử các tệp"));
  await page.locator("#tom-tat-loi").waitFor();
  await look("thu-loi");
  await send(files);
  await press(button("Đọc thử các tệp"));
  await page.getByRole("heading", { name: "Mới đọc thử" }).waitFor({ timeout: 60000 });
  await shows("khoảng 40", "the doubts are not shown");
  await shows("5,000", "the doubts are not shown");
  await look("doc-thu");
  await press(button("Thu vào dữ liệu"));
  await page.getByRole("heading", { name: "Đã thu 18 báo cáo" }).waitFor({ timeout: 60000 });
  await look("da-thu");

  // What is doubtful is decided.
  for (const figure of ["40", "5"]) {
    await go("Tình hình");
    await choose(page.locator("#ky"), "Tháng 12 năm 2024");
    await press(page.getByRole("button", { name: "Xem", exact: true }));
    await press(link("ghi giá trị đúng"));
    if (figure === "40") await look("nghi-van");
    // A value that cannot be right is refused where it was typed.
    await type(page.locator("main input[type=text]").first(), "5.000");
    await press(button("Lưu"));
    await shows("nhiều nhất chỉ có thể là", "a figure beyond its bounds is taken");
    check(await page.locator("main input[type=text]").first().inputValue() === "5.000", "what was typed is lost");
    if (figure === "40") await look("nghi-van-loi");
    await type(page.locator("main input[type=text]").first(), figure);
    await press(button("Lưu"));
    await heading("Đã lưu");
  }
  await go("Tình hình");
  await choose(page.locator("#ky"), "Tháng 12 năm 2024");
  await press(page.getByRole("button", { name: "Xem", exact: true }));
  check(await link("ghi giá trị đúng").count() === 0, "a doubt is left");
  await look("tinh-hinh");

  // Letters.
  await press(link("Đôn đốc cơ quan còn thiếu"));
  await heading("Công văn đôn đốc");
  await look("don-doc");
  await press(page.getByRole("button", { name: /^Lập .* công văn$/ }));
  await page.getByRole("heading", { name: "Đã lập xong" }).waitFor({ timeout: 60000 });
  await press(link("ghi nhận đã gửi"));
  await press(button("Ghi nhận đã gửi"));
  await shows("Đã ghi nhận", "the letters are not noted");

  // The summary: its text is written on, a late report changes its figures.
  await go("Tổng hợp");
  await choose(page.locator("#ky"), "Tháng 12 năm 2024");
  await press(page.getByRole("button", { name: "Xem", exact: true }));
  await look("tong-hop");
  await press(button("Ghi sẵn lời văn để sửa"));
  await press(link("Sửa phần tình hình báo cáo"));
  const text = page.getByLabel("Lời văn");
  await type(text, "Đến nay có {da-bao-cao} cơ quan, đơn vị đã báo cáo (lời của người soạn).");
  await look("sua-loi-van");
  await press(button("Lưu"));
  await heading("Đã lưu");
  const printed = async () => {
    await go("Tổng hợp");
    await choose(page.locator("#ky"), "Tháng 12 năm 2024");
    await press(page.getByRole("button", { name: "Xem", exact: true }));
    return page.frameLocator("iframe").locator("body").innerText();
  };
  check((await printed()).includes("Đến nay có 18 cơ quan, đơn vị đã báo cáo (lời của người soạn)."), "the text is not printed");
  await press(button("Lập báo cáo Word"));
  await page.getByRole("heading", { name: "Đã lập xong" }).waitFor({ timeout: 60000 });
  await ask("late");
  await go("Thu báo cáo");
  await send([join(folder, "den-sau.docx")]);
  await press(button("Đọc thử các tệp"));
  await press(button("Thu vào dữ liệu"));
  await page.getByRole("heading", { name: "Đã thu 1 báo cáo" }).waitFor({ timeout: 60000 });
  check((await printed()).includes("Đến nay có 19 cơ quan, đơn vị đã báo cáo"), "the figure does not follow");
  await press(button("Lập báo cáo Word"));
  await page.getByRole("heading", { name: "Đã lập xong" }).waitFor({ timeout: 60000 });
  await shows("Số liệu thay đổi so với lần lập trước", "what moved is not shown");
  await look("so-lieu-thay-doi");

  // Where a figure came from.
  await printed();
  if (how === "mouse") {
    await page.frameLocator("iframe").locator("a").first().click();
  } else {
    await press(button("Xem từ đâu ra"));
  }
  await heading("Số liệu từ đâu ra");
  await shows("Cách tính", "the figure is not explained");
  await look("truy-nguon");

  // A foreign document.
  await go("Kiểm tra thể thức");
  await look("kiem-tra");
  await send([join(folder, "la.docx")]);
  await press(page.getByRole("button", { name: "Kiểm tra", exact: true }));
  await heading("Kết quả kiểm tra thể thức");
  check(await link("Tải bản đã sửa").count() === 1, "no mended copy");
  await look("da-kiem-tra");
  await press(link("Giải thích").first());
  await look("mot-ma");
  await go("Trợ giúp");
  await look("tro-giup");
  await press(link("Tra một quy tắc hoặc mã lỗi"));
  await look("ma");

  await go("Tổng quan");
  await press(button("Đóng chương trình"));
  await heading("Đã đóng chương trình");
  await look("da-dong");
} catch (error) {
  wrong.push("at " + page.url() + ": " + error);
  if (shots) await page.screenshot({ path: join(shots, "hong.png") }).catch(() => {});
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(`! ${seen} screens`);
for (const one of wrong) console.log("- " + one);
process.exit(wrong.length ? 1 : 0);
