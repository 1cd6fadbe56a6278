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
        await Assertions.Expect(buyer.Bubbles).ToHaveTextAsync(["何时发货", Answer]);
        await Assertions.Expect(buyer.Frame.Locator(".greeting")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(0);
        await Pictures.TakeAsync(buyer.Page, "bot-answer");
        await Accessibility.AssertCleanAsync(buyer.Page);
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Talk to a human" }).ClickAsync();

        await desk.SelectAsync();
        await Assertions.Expect(desk.Bubbles).ToHaveTextAsync(["何时发货", Answer]);
        await Assertions.Expect(desk.Why).ToContainTextAsync("Handed over by the bot");
        await Pictures.TakeAsync(desk.Page, "bot-desk");
        await desk.WriteAsync("在的");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(3);
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
            answers = new object[] { new { question = "何时发货", keywords = new[] { "发货", "多久到" }, text = Answer, suggested = true }, new { question = "怎么退货", text = "七天无理由" } },
        });
        var admin = await AdminAsync("bot", language, onPhone ? Screen.Phone : null);

        await Assertions.Expect(admin.Page.Locator("table.list tbody tr")).ToHaveCountAsync(2);
        await Pictures.TakeAsync(admin.Page, $"admin-bot-{language}{(onPhone ? "-phone" : "")}");
        await Accessibility.AssertCleanAsync(admin.Page);
    }
}
