using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>A buyer is blocked at the desk and let in again in the console.</summary>
public sealed class BlocksTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task An_agent_blocks_whom_he_serves_who_reads_so_until_the_console_lets_him_in_again()
    {
        Complaints.Expect("buyerBlocked|400|403");
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("buy cheap followers");
        await desk.SelectAsync();
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Buyer", Exact = true }).ClickAsync();

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Block the buyer…" }).ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true })).ToBeDisabledAsync();
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Advertising" }).ClickAsync();
        await desk.Dialog.GetByText("End the conversation as well").ClickAsync();
        await Accessibility.AssertCleanAsync(desk.Page);
        await Pictures.TakeAsync(desk.Page, "desk-block");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();

        await Assertions.Expect(desk.Page.GetByText("Blocked by 小芳")).ToContainTextAsync("Advertising");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Blocked by 小芳")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Block the buyer…" }).ClickAsync();
        await desk.Dialog.GetByLabel("Reason").FillAsync("Advertising again");
        await desk.Dialog.GetByText("End the conversation as well").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Blocked by 小芳")).ToContainTextAsync("Advertising again");
        await buyer.WriteAsync("and more");
        await Assertions.Expect(buyer.Frame.Locator("body")).ToContainTextAsync("This shop does not accept your messages");
        await Assertions.Expect(desk.Bubbles).ToHaveCountAsync(1);

        var admin = await AdminAsync("blocked");
        await Assertions.Expect(admin.Rows).ToContainTextAsync(["Advertising"]);
        await Accessibility.AssertCleanAsync(admin.Page);
        await Pictures.TakeAsync(admin.Page, "admin-blocked");
        await admin.Rows.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync("No buyer is blocked.");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(admin.Rows).ToContainTextAsync(["Advertising"]);
        await admin.Rows.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(admin.Rows).ToHaveCountAsync(0);

        await buyer.WriteAsync("sorry");
        await Assertions.Expect(desk.Bubbles.Last).ToHaveTextAsync("sorry");
    }
}
