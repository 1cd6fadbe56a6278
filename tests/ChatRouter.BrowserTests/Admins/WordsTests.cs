using System.Text;
using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator looks after phrases, forbidden words and reasons.</summary>
public sealed class WordsTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task A_phrase_is_made_for_the_shop_changed_to_a_groups_and_deleted()
    {
        var admin = await AdminAsync();
        await Pictures.TakeAsync(admin.Page, "admin-phrases");

        Complaints.Expect("400");
        await admin.Button("New phrase").ClickAsync();
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("Title: must not be empty");
        await Assertions.Expect(admin.Faults).ToBeFocusedAsync();
        await Pictures.TakeAsync(admin.Page, "admin-phrase-faults");
        await admin.Faults.GetByRole(AriaRole.Link, new() { Name = "Title" }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("#phrase-title")).ToBeFocusedAsync();
        await admin.Page.Keyboard.TypeAsync("国庆安排");
        await admin.Page.Locator("#phrase-text").FillAsync("国庆期间正常发货");
        await admin.Button("Save").ClickAsync();
        var row = admin.Rows.Filter(new() { HasText = "国庆安排" });
        await Assertions.Expect(row).ToContainTextAsync("/gqap");
        await Assertions.Expect(row).ToContainTextAsync("The whole shop");

        await admin.Button("Change: 国庆安排").ClickAsync();
        await admin.Page.Locator("#phrase-groupId").SelectOptionAsync("after-sale");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("售后 After-sale");

        await admin.Button("Delete: 国庆安排").ClickAsync();
        await admin.Button("Really delete").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Phrases_come_from_a_file_once_its_faults_are_mended_and_go_into_one()
    {
        var admin = await AdminAsync();
        Complaints.Expect("400");
        await admin.Button("Import CSV").ClickAsync();

        await admin.ChooseAsync("bad.csv", Encoding.UTF8.GetBytes("标题,内容,代码,分组\n发货时间,明天发,fahuo,\n换货,,HUAN,没有的组\n"));
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("Rows with faults: 1");
        await Assertions.Expect(admin.Dialog.Locator("tbody tr").First).ToContainTextAsync("must not be empty");
        await Assertions.Expect(admin.Button("Import 2 rows")).ToBeDisabledAsync();
        await Pictures.TakeAsync(admin.Page, "admin-import-faults");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.ChooseAsync("good.csv", Encoding.UTF8.GetBytes("标题,内容,代码,分组\n发货时间,明天发,fahuo,\n换货,可以换,huan,售后 After-sale\n"));
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("1 will be added, 1 of the same title replaced");
        await admin.Button("Import 2 rows").ClickAsync();

        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "发货时间" })).ToContainTextAsync("明天发");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "换货" })).ToContainTextAsync("售后 After-sale");
        var download = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Button("Export CSV").ClickAsync());
        var exported = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.StartsWith("\uFEFFtitle,text,code,initials,group\r\n", exported, StringComparison.Ordinal);
        Assert.Contains("换货,可以换,huan,hh,售后 After-sale\r\n", exported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_as_a_whole_is_refused_with_what_to_do()
    {
        var admin = await AdminAsync();
        await admin.Button("Import CSV").ClickAsync();
        var rows = Enumerable.Range(0, 10_001).Select(i => $"标题{i},内容\r\n").ToList();
        (string Name, byte[] Bytes, string Complaint)[] files =
        [
            ("empty.csv", [], "The file has no rows below its header"),
            ("header.csv", Encoding.UTF8.GetBytes("标题,内容\r\n"), "The file has no rows below its header"),
            ("other.csv", Encoding.UTF8.GetBytes("名称,价格\r\n外套,299\r\n"), "These columns are missing: Title, Text"),
            ("unclosed.csv", Encoding.UTF8.GetBytes("标题,内容\r\n尺码,\"偏大\r\n发货,明天\r\n"), "A quote in line 2 has no end"),
            ("phrases.xlsx", [0x50, 0x4B, 3, 4, 20, 0, 6, 0], "This is an Excel workbook. Save it as CSV in Excel"),
            ("10001.csv", Encoding.UTF8.GetBytes("标题,内容\r\n" + string.Concat(rows)), "The file has 10001 rows; the list takes at most 2000"),
            ("large.csv", Encoding.UTF8.GetBytes("标题,内容\r\n大," + new string('x', 2_000_000)), "The file is too large: at most 2 MB"),
        ];

        foreach (var (name, bytes, complaint) in files)
        {
            await admin.ChooseAsync(name, bytes);
            await Assertions.Expect(admin.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync(complaint);
            await Assertions.Expect(admin.Button("Import")).ToBeDisabledAsync();
        }

        await Pictures.TakeAsync(admin.Page, "admin-import-refused");
        await Accessibility.AssertCleanAsync(admin.Page);
        Complaints.Expect("409");
        await admin.ChooseAsync("2000.csv", Encoding.UTF8.GetBytes("标题,内容\r\n" + string.Concat(rows.Take(2_000))));
        await Assertions.Expect(admin.Told).ToContainTextAsync("No more phrases fit: delete some first");
        await Assertions.Expect(admin.Button("Import")).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData("utf-8", "标题,内容,价格\n", "\n")]
    [InlineData("utf-8", "\uFEFF标题,内容,价格\r\n", "\r\n")]
    [InlineData("gb18030", "标题;内容;价格\r\n", "\r\n")]
    [InlineData("utf-16", "\uFEFF标题\t内容\t价格\r\n", "\r\n")]
    public async Task A_file_comes_as_a_spreadsheet_saves_it_with_lines_and_formulas_within_cells(string encoding, string header, string end)
    {
        var admin = await AdminAsync();
        var part = header.TrimStart('\uFEFF')[2];
        await admin.Button("Import CSV").ClickAsync();

        await admin.ChooseAsync("phrases.csv", (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(Text()));

        await Assertions.Expect(admin.Dialog).ToContainTextAsync("These columns are not imported: 价格");
        await Assertions.Expect(admin.Dialog.Locator("tbody tr").Nth(1).Locator("td").First).ToHaveTextAsync("3");
        await Pictures.TakeAsync(admin.Page, "admin-import");
        await admin.Button("Import 2 rows").ClickAsync();
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "洗涤" })).ToContainTextAsync("第一行\n\"第二行\"");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "公式" })).ToContainTextAsync("=cmd|' /C calc'!A0");
        var download = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Button("Export CSV").ClickAsync());
        Assert.Contains("公式,'=cmd|' /C calc'!A0,", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        string Text() => $"{header}洗涤{part}\"第一行{end}\"\"第二行\"\"\"{part}1{end}公式{part}=cmd|' /C calc'!A0{part}2{end}";
    }

    [Fact]
    public async Task A_forbidden_word_is_blocked_at_the_desk_and_two_administrators_do_not_overwrite_each_other()
    {
        var admin = await AdminAsync("forbidden");
        var other = await AdminAsync("forbidden");
        foreach (var (who, word) in new[] { (admin, "微商"), (other, "返现") })
        {
            await who.Button("Add a word").ClickAsync();
            await who.Page.Keyboard.TypeAsync(word);
        }

        await admin.Rows.Last.Locator("select").SelectOptionAsync("block");
        await admin.SaveAsync();
        Complaints.Expect("409");
        await other.Button("Save").ClickAsync();

        await Assertions.Expect(other.Conflict).ToBeFocusedAsync();
        await Assertions.Expect(other.Conflict.Locator("tr").Filter(new() { HasText = "微商" })).ToContainTextAsync("Block");
        await Pictures.TakeAsync(other.Page, "admin-conflict");
        await Accessibility.AssertCleanAsync(other.Page);
        await other.Button("Keep my changes on top of theirs").ClickAsync();
        await other.SaveAsync();
        await admin.Page.ReloadAsync();
        await Assertions.Expect(admin.Rows.Locator("input[id$='.word']").Last).ToHaveValueAsync("返现");
        await admin.Field("Search").FillAsync("nowhere");
        await Assertions.Expect(admin.Section.Locator(".empty")).ToHaveTextAsync("Nothing matches");
        await Assertions.Expect(admin.Section.Locator("table.list th").Filter(new() { HasText = "Reason" })).ToHaveCountAsync(0);
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.Reply.FillAsync("加我微商");
        await Assertions.Expect(desk.Page.Locator("#composer-problem")).ToContainTextAsync("Forbidden: 微商");
    }

    [Fact]
    public async Task Links_and_contacts_are_tried_switched_on_and_marked_at_the_desk_by_the_same_names()
    {
        var admin = await AdminAsync("forbidden");
        await admin.Field("messenger or payment account: what happens").SelectOptionAsync("block");
        await admin.Field("bank card number: what happens").SelectOptionAsync("warn");
        await admin.Field("link to another site: what happens").SelectOptionAsync("block");
        await admin.Page.Locator("#forbidden-domains").FillAsync("item.example.com https://x");

        await admin.Field("Try a text").FillAsync("加VX abc12345,付到 4111 1111 1111 1111,看 https://item.example.com/1 这是高仿");
        var marks = admin.Section.Locator("mark");
        await Assertions.Expect(marks).ToHaveTextAsync(["VX abc12345messenger or payment account · Block", "4111 1111 1111 1111bank card number · Warn", "高仿高仿 · Block"]);
        await Pictures.TakeAsync(admin.Page, "admin-patterns");
        await Accessibility.AssertCleanAsync(admin.Page);
        Complaints.Expect("400");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("Domain 2: such as example.com");
        await admin.Faults.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("#forbidden-domains")).ToBeFocusedAsync();
        await admin.Page.Locator("#forbidden-domains").FillAsync("item.example.com");
        await admin.SaveAsync();

        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("我的手机 13800138000");
        await desk.SelectAsync();
        await desk.Reply.FillAsync("看 https://item.example.com/1 加VX abc12345 卡号4111111111111111");
        await Assertions.Expect(desk.Page.Locator("#composer-problem")).ToContainTextAsync("Forbidden: messenger or payment account");
        await Assertions.Expect(desk.Page.Locator(".under mark.block")).ToHaveTextAsync("VX abc12345");
        await Assertions.Expect(desk.Page.Locator(".under mark.warn")).ToHaveTextAsync("4111111111111111");
        await Pictures.TakeAsync(desk.Page, "desk-patterns");
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_message_too_many_stays_at_the_desk_and_the_audit_leads_to_the_rules_of_that_time(string language)
    {
        var isEnglish = language == "en";
        var admin = await AdminAsync("forbidden", language);
        await admin.Page.Locator("#forbidden-limit").FillAsync("1");
        await admin.Page.Keyboard.PressAsync("Tab");
        await Pictures.TakeAsync(admin.Page, $"admin-forbidden-{language}");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Button(isEnglish ? "Save" : "保存").ClickAsync();
        await Assertions.Expect(admin.Told.First).ToBeVisibleAsync();
        var desk = await AgentAsync();
        await (await BuyerAsync()).WriteAsync("hello");
        await desk.SelectAsync();
        await desk.WriteAsync("在的");
        await desk.WriteAsync("还在吗");
        await Assertions.Expect(desk.Page.Locator(".line .failed")).ToContainTextAsync("The buyer has not answered");
        await Assertions.Expect(desk.Page.Locator(".line").Filter(new() { HasText = "还在吗" })).ToBeVisibleAsync();
        await Pictures.TakeAsync(desk.Page, "desk-too-many");
        await PutAsync("shop/forbidden-words", new { words = new[] { new { word = "秒杀价", mode = "warn" } }, mostInARow = 3 });

        await admin.OpenAsync("audit");
        await Assertions.Expect(admin.Section.Locator("td.detail").Filter(new() { HasText = "refused: 1 in a row" })).ToBeVisibleAsync();
        await Pictures.TakeAsync(admin.Page, $"admin-audit-rules-{language}");
        await admin.Section.Locator("tr").Filter(new() { HasText = "refused: 1 in a row" }).GetByRole(AriaRole.Link).ClickAsync();

        var then = admin.Section.Locator(".then");
        await Assertions.Expect(then.Locator("tr").Filter(new() { HasText = isEnglish ? "in a row" : "连发" }).Locator("td")).ToHaveTextAsync(["1", "3"]);
        await Assertions.Expect(then.Locator("tr").Filter(new() { HasText = "秒杀价" })).ToContainTextAsync(isEnglish ? "(none)" : "（无）");
        foreach (var (width, name) in new[] { (1360, "wide"), (360, "narrow") })
        {
            await admin.Page.SetViewportSizeAsync(width, 800);
            await Pictures.TakeAsync(admin.Page, $"admin-forbidden-then-{language}-{name}");
            Assert.Equal(0, await admin.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }

        await Accessibility.AssertCleanAsync(admin.Page);
        await then.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(then).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Pages", "whole")]
    public async Task What_is_forbidden_fits_a_phone_in_chinese()
    {
        var admin = await AdminAsync("forbidden", "zh-CN", Screen.Phone);

        await admin.Field("站外链接：处理").SelectOptionAsync("warn");
        await admin.Field("试一段文字").FillAsync("请上 www.example.com 看看");

        await Assertions.Expect(admin.Section.Locator("mark")).ToHaveTextAsync("www.example.com站外链接 · 提醒");
        await Pictures.TakeAsync(admin.Page, "admin-patterns-phone");
        await Accessibility.AssertCleanAsync(admin.Page);
    }

    [Fact]
    public async Task Reasons_are_ordered_by_keyboard_and_a_doubled_one_is_named()
    {
        var admin = await AdminAsync("reasons");
        await Assertions.Expect(admin.Section).ToContainTextAsync("No reasons of your own yet");
        await Assertions.Expect(admin.Section).ToContainTextAsync("Add the first.");
        await Pictures.TakeAsync(admin.Page, "admin-reasons-empty");

        foreach (var reason in new[] { "转售后", "转售前", "转售后" })
        {
            await admin.Button("Add a reason").PressAsync("Enter");
            await admin.Page.Keyboard.TypeAsync(reason);
        }

        Complaints.Expect("400");
        await admin.Button("Save").PressAsync("Enter");
        await Assertions.Expect(admin.Faults).ToHaveTextAsync("To be mended: 1Reason 3: stands there twice");
        await admin.Faults.GetByRole(AriaRole.Link).PressAsync("Enter");
        await Assertions.Expect(admin.Field("Reason 3")).ToBeFocusedAsync();
        await admin.Field("Reason 3").FillAsync("找主管");
        await admin.Button("Move up: 找主管").PressAsync("Enter");
        await admin.SaveAsync();

        await admin.Page.ReloadAsync();
        await Assertions.Expect(admin.Field("Reason 2")).ToHaveValueAsync("找主管");
    }
}
