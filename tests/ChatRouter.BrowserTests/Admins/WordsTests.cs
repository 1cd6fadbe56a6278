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
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.Reply.FillAsync("加我微商");
        await Assertions.Expect(desk.Page.Locator("#composer-problem")).ToContainTextAsync("Forbidden: 微商");
    }

    [Fact]
    public async Task Reasons_are_ordered_by_keyboard_and_a_doubled_one_is_named()
    {
        var admin = await AdminAsync("reasons");
        await Assertions.Expect(admin.Section).ToContainTextAsync("No reasons of your own yet");
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
