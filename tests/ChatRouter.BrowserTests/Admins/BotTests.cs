using System.Text;
using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator teaches the bot; buyers meet it.</summary>
public sealed class BotTests(Chromium chromium) : AdminScene(chromium)
{
    private const string Answer = "48 小时内发货 <img src=x onerror=alert(1)>";

    [Fact]
    public async Task What_the_console_teaches_answers_a_buyer_until_he_wants_a_human()
    {
        var admin = await AdminAsync("bot");
        await Assertions.Expect(admin.Page.GetByText("No questions and answers yet.")).ToBeVisibleAsync();
        await admin.Page.GetByText("Before the agents").ClickAsync();
        await Assertions.Expect(admin.Page.GetByText("the bot answers nobody")).ToBeVisibleAsync();
        await admin.Field("Greeting").FillAsync("您好,<b>我是</b>小助手");
        await admin.Button("Add a question").ClickAsync();
        await admin.Page.Keyboard.TypeAsync("何时发货");
        Complaints.Expect("400");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("Answer 1: must not be empty");
        await admin.Faults.GetByRole(AriaRole.Link).ClickAsync();
        await admin.Page.Keyboard.TypeAsync(Answer);
        await admin.Field("Keywords 1").FillAsync("发货,多久到");
        await admin.Field("Suggest 1").CheckAsync();
        await admin.Field("English question 1").FillAsync("When do you ship?");
        var asked = admin.Page.GetByPlaceholder("Question", new() { Exact = true });
        await asked.FillAsync("多久到啊");
        await asked.PressAsync("Enter");
        await Assertions.Expect(admin.Page.Locator(".said")).ToHaveTextAsync($"Bot: {Answer}");
        await asked.FillAsync("起球吗");
        await asked.PressAsync("Enter");
        await Assertions.Expect(admin.Page.Locator(".said")).ToHaveTextAsync("It does not know: on to the agents.");
        await Accessibility.AssertCleanAsync(admin.Page);
        await Pictures.TakeAsync(admin.Page, "admin-bot");
        await admin.SaveAsync();

        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await Assertions.Expect(buyer.Frame.Locator(".greeting")).ToHaveTextAsync("您好,<b>我是</b>小助手");
        await Pictures.TakeAsync(buyer.Page, "bot-greeting");
        await buyer.Frame.Locator(".topics button").ClickAsync();
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["When do you ship?", Answer]);
        await Assertions.Expect(buyer.Frame.Locator(".greeting")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(0);
        await Pictures.TakeAsync(buyer.Page, "bot-answer");
        await Accessibility.AssertCleanAsync(buyer.Page);
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Talk to a human" }).ClickAsync();

        await desk.SelectAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["When do you ship?", Answer]);
        await Assertions.Expect(desk.Why).ToContainTextAsync("Handed over by the bot");
        await Pictures.TakeAsync(desk.Page, "bot-desk");
        await desk.WriteAsync("在的");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(3);
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("zh-CN", false, "导入 CSV", "导入 2 行", "导出 CSV", "是")]
    [InlineData("en", true, "Import CSV", "Import 2 rows", "Export CSV", "yes")]
    public async Task Questions_come_from_a_file_once_its_faults_are_mended_and_go_into_one_that_comes_back_as_it_was(
        string language, bool onPhone, string import, string apply, string export, string yes)
    {
        var shown = $"{language}{(onPhone ? "-phone" : "")}";
        await PutAsync("shop/bot", new { mode = "first", answers = new[] { new { question = "何时发货?", text = "后天", suggested = true, questionEn = "When do you ship?" } } });
        var admin = await AdminAsync("bot", language, onPhone ? Screen.Phone : null);
        await admin.Button(import).ClickAsync();
        await admin.ChooseAsync("bad.csv", Encoding.UTF8.GetBytes("问题,关键词,回答\n何时发货,,明天\n何时发货？,,后天\n怎么退货,,\n"));
        await Assertions.Expect(admin.Dialog.Locator("td.bad")).ToHaveCountAsync(2);
        await Pictures.TakeAsync(admin.Page, $"admin-bot-faults-{shown}");
        await Accessibility.AssertCleanAsync(admin.Page);

        await admin.ChooseAsync("good.csv", Encoding.UTF8.GetBytes($"问题,关键词,回答,推荐,英文回答\n何时发货,发货，多久到,\"48 小时内,\n\"\"急单\"\"当天\",{yes},In 48 hours\n=怎么退货,,七天无理由,,\n"));
        await Assertions.Expect(admin.Dialog.Locator("td.bad")).ToHaveCountAsync(0);
        await Pictures.TakeAsync(admin.Page, $"admin-bot-import-{shown}");
        await admin.Button(apply).ClickAsync();
        await Assertions.Expect(admin.Dialog).ToBeHiddenAsync();
        await Assertions.Expect(admin.Rows).ToHaveCountAsync(2);
        await Pictures.TakeAsync(admin.Page, $"admin-bot-imported-{shown}");
        var first = await ExportAsync();
        Assert.Equal(
            "\uFEFFquestion,keywords,answer,suggested,questionEn,answerEn\r\n" +
            $"何时发货,\"发货, 多久到\",\"48 小时内,\n\"\"急单\"\"当天\",{yes},When do you ship?,In 48 hours\r\n'=怎么退货,,七天无理由,,,\r\n",
            Encoding.UTF8.GetString(first));

        await admin.Button(import).ClickAsync();
        await admin.ChooseAsync("bot.csv", first);
        await admin.Button(apply).ClickAsync();
        await Assertions.Expect(admin.Dialog).ToBeHiddenAsync();

        Assert.Equal(first, await ExportAsync());
        await Assertions.Expect(admin.Rows).ToHaveCountAsync(2);

        async Task<byte[]> ExportAsync() =>
            await File.ReadAllBytesAsync(await (await admin.Page.RunAndWaitForDownloadAsync(() => admin.Button(export).ClickAsync())).PathAsync());
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("zh-CN", false, "模拟", "机器人回答", "机器人接待")]
    [InlineData("en", true, "Simulate", "The bot answers", "Served by the bot")]
    public async Task The_simulator_sends_a_question_that_it_knows_to_the_bot(string language, bool onPhone, string run, string outcome, string reason)
    {
        await PutAsync("shop/bot", new { mode = "first", answers = new[] { new { question = "何时发货", text = Answer } } });
        var admin = await AdminAsync("simulate", language, onPhone ? Screen.Phone : null);

        await admin.Page.Locator("[aria-describedby=simulate-text-hint]").FillAsync("何时发货?");
        await admin.Button(run).ClickAsync();

        await Assertions.Expect(admin.Section.Locator(".headline")).ToHaveTextAsync(outcome);
        await Assertions.Expect(admin.Section.Locator("[role=status]")).ToContainTextAsync(reason);
        await Assertions.Expect(admin.Section.Locator(".said")).ToContainTextAsync(Answer);
        await Assertions.Expect(admin.Rows.Nth(5)).ToHaveClassAsync("decided");
        await Pictures.TakeAsync(admin.Page, $"admin-simulate-bot-{language}{(onPhone ? "-phone" : "")}");
        await Accessibility.AssertCleanAsync(admin.Page);
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData("zh-CN", false)]
    [InlineData("zh-CN", true)]
    [InlineData("en", true)]
    public async Task The_page_of_the_bot_is_accessible(string language, bool onPhone)
    {
        await PutAsync("shop/bot", new
        {
            mode = "first",
            greeting = "您好",
            backend = true,
            answers = new object[] { new { question = "何时发货", keywords = new[] { "发货", "多久到" }, text = Answer, suggested = true, questionEn = "When do you ship?" }, new { question = "怎么退货", text = "七天无理由" } },
        });
        var admin = await AdminAsync("bot", language, onPhone ? Screen.Phone : null);

        await Assertions.Expect(admin.Page.Locator("table.list tbody tr")).ToHaveCountAsync(2);
        await Pictures.TakeAsync(admin.Page, $"admin-bot-{language}{(onPhone ? "-phone" : "")}");
        await Accessibility.AssertCleanAsync(admin.Page);
    }
}
