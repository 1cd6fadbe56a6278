using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>What the console's lists of tags and pause reasons are to an agent.</summary>
public sealed class TagsTests(Chromium chromium) : AdminScene(chromium)
{
    private const string Hostile = "<b>易退货";

    [Fact]
    public async Task A_tag_marks_a_buyer_at_the_desk_as_text_and_an_own_reason_is_offered_for_a_pause()
    {
        var admin = await AdminAsync("tags");
        await admin.Button("Add a tag").ClickAsync();
        await admin.Page.Keyboard.TypeAsync(Hostile);
        await admin.Rows.Locator("select").SelectOptionAsync("orange");
        await admin.SaveAsync();
        await admin.OpenAsync("pauses");
        await admin.Button("Add a reason").ClickAsync();
        await admin.Page.Keyboard.TypeAsync("开会");
        await admin.SaveAsync();
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();

        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Buyer", Exact = true }).ClickAsync();
        await desk.Page.GetByLabel("Add a tag").SelectOptionAsync(Hostile);

        await Assertions.Expect(desk.Rows.Locator(".buyer-tag")).ToHaveTextAsync([Hostile]);
        await Accessibility.AssertCleanAsync(desk.Page);
        await Pictures.TakeAsync(desk.Page, "desk-tags");
        await desk.Search.FillAsync("易退货");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        await desk.Search.FillAsync("another");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(0);
        await desk.Search.FillAsync("");
        await desk.Page.GetByLabel($"Remove the tag {Hostile}").ClickAsync();
        await Assertions.Expect(desk.Rows.Locator(".buyer-tag")).ToHaveCountAsync(0);

        await desk.SetStateAsync("paused");
        await Assertions.Expect(desk.StateButton).ToContainTextAsync("开会 · ");
    }

    [Fact]
    public async Task A_buyers_tag_stands_in_its_colour_at_the_supervisor_and_while_he_waits_in_the_queue()
    {
        const string Name = "易退货";
        await PutAsync("shop/tags", new { tags = new[] { new { name = Name, color = "orange" } } });
        var desk = await AgentAsync();
        await desk.SetStateAsync("paused");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("it does not fit");
        var supervisor = new SupervisorPage(await NewPageAsync(Wide), Server.Endpoint.Origin, "en");
        await supervisor.GoAsync();
        var id = await supervisor.Rows.GetAttributeAsync("data-conversation");

        await PutAsync($"conversations/{id}/tags/{Name}", null);

        var queue = desk.Page.Locator(".bucket.queued");
        await queue.GetByRole(AriaRole.Button, new() { Name = "Queue" }).ClickAsync();
        foreach (var tag in new[] { supervisor.Rows.Locator(".buyer-tag"), queue.Locator("li .buyer-tag") })
        {
            await Assertions.Expect(tag).ToHaveTextAsync([Name]);
            await Assertions.Expect(tag).ToHaveCSSAsync("color", "rgb(135, 77, 0)");
        }

        await Pictures.TakeAsync(supervisor.Page, "super-tags");
        await Pictures.TakeAsync(desk.Page, "take-tags");
        await Accessibility.AssertCleanAsync(supervisor.Page);
        await Accessibility.AssertCleanAsync(desk.Page);
    }
}
