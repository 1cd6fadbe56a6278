using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>Whatever the shop's own people and programs say is text on every page. That no dialog opens and no console complains is the scene's to check.</summary>
public sealed class HostileShopTests(Chromium chromium) : BrowserScene(chromium)
{
    // In what is read, written in or hovered over.
    private const string IsShown = """
        text => [document.body.textContent, ...[...document.querySelectorAll('input, textarea')].map(field => field.value), ...[...document.querySelectorAll('[title]')].map(element => element.title)]
          .some(shown => shown.includes(text))
        """;

    // The console's preview of the chat is a frame of its own.
    private const string Made = "img[onerror], img[src='x'], img[src$='/x'], [onclick], iframe:not([src='/widget/preview']), a[href^='javascript' i]";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Orders__PrivateNetworks__0"] = "127.0.0.0/8", ["Webhooks__PrivateNetworks__0"] = "127.0.0.0/8" };

    [Fact]
    public async Task What_shop_colleagues_and_order_service_say_is_text_at_the_desk_in_the_chat_and_before_the_supervisor()
    {
        await using var shop = await HostileShop.OpenAsync(Server.Endpoint);
        var (fang, conversation) = await shop.TalkAsync();
        var desk = await AgentAsync("xiaoming");
        await fang.Hub.InvokeAsync("Transfer", [conversation, new { agentId = "xiaoming", reason = HostileShop.At("reason"), note = HostileShop.At("handed") }]);
        await desk.SelectAsync();
        await ShowsAsync(desk.Page, "order", "total", "parcel", "address", "remarked", "item", "sku", "refused");
        await ShowsAsync(desk.Page, "shop", "xiaoming", "xiaofang", "buyer", "note", "whisper", "reason", "handed");
        await TabAsync(desk, "Products", "seen", "price");
        await TabAsync(desk, "Buyer", "coupon", "worth", "note", "whisper", "pre-sale");
        await Assertions.Expect(desk.Page.Locator(".side .contact")).ToContainTextAsync(HostileShop.Contact);
        await TabAsync(desk, "Phrases", "title", "words");
        await desk.Page.Keyboard.PressAsync("Alt+t");
        await ShowsAsync(desk.Page, "pre-sale", "after-sale", "xiaofang", "reason");
        await Assertions.Expect(desk.Dialog).ToContainTextAsync(HostileShop.At("after-sale"));
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Locator("button.me").ClickAsync();
        await desk.MenuItems.GetByText("Sign-ins and password").ClickAsync();
        await Assertions.Expect(desk.Dialog.Locator("table").First).ToContainTextAsync(HostileShop.Device);
        await desk.Page.Keyboard.PressAsync("Escape");
        await shop.NotifyAsync();
        await ShowsAsync(desk.Page, "notice", "boss");
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await Assertions.Expect(buyer.Head).ToContainTextAsync("<img src=x onerror=alert('xiao");
        await NothingMadeAsync(buyer.Frame.Locator("body"));
        await shop.ForceAsync("xiaoming");
        await ShowsAsync(desk.Page, "forced");
        var supervisor = new SupervisorPage(await NewPageAsync(new("board", 1440, 900, Touch: false)), Origin, "en");
        await supervisor.GoAsync();
        await ShowsAsync(supervisor.Page, "shop", "xiaofang", "xiaoming", "pre-sale", "after-sale", "buyer");
        await supervisor.Rows.Filter(new() { HasText = HostileShop.At("buyer") }).ClickAsync();
        await ShowsAsync(supervisor.Page, "note", "whisper", "handed", "reason");
        await supervisor.Button("Televisions").ClickAsync();
        await ShowsAsync(supervisor.Page, "kiosk");
        await supervisor.Page.Keyboard.PressAsync("Escape");
        await supervisor.Button("Audit log").ClickAsync();
        await ShowsAsync(supervisor.Page, "boss", "version", "forced", "kiosk");
        var wall = new WallPage(await NewPageAsync(new("television", 1920, 1080, Touch: false)), Origin, "en");
        await wall.GoAsync(await shop.TelevisionAsync());
        await ShowsAsync(wall.Page, "shop", "xiaofang", "pre-sale");
        await Pictures.TakeAsync(desk.Page, "hostile-shop-desk");
        await Pictures.TakeAsync(supervisor.Page, "hostile-shop-super");
    }

    [Fact]
    public async Task What_is_set_kept_and_answered_is_text_on_every_page_of_the_console()
    {
        await using var shop = await HostileShop.OpenAsync(Server.Endpoint);
        await shop.TalkAsync();
        var admin = new AdminPage(await NewPageAsync(new("wide", 1360, 900, Touch: false)), Origin, "en");

        await admin.GoAsync("overview");
        foreach (var (section, places) in new (string, string[])[]
        {
            ("overview", ["boss"]), ("members", ["xiaofang", "xiaoming", "boss"]), ("shifts", ["shift", "xiaofang"]), ("rules", []), ("groups", ["pre-sale", "after-sale", "xiaofang"]),
            ("matrix", ["pre-sale", "after-sale", "state"]), ("capacity", ["xiaofang"]), ("preset", []), ("busy", []), ("pool", []), ("simulate", ["state"]),
            ("publish", ["version", "boss"]), ("phrases", ["title", "words"]), ("bot", []), ("forbidden", []), ("reasons", ["reason"]), ("pauses", ["pause"]), ("tags", []), ("blocked", []), ("widget", ["shop"]),
            ("orders", []), ("keys", ["key"]), ("webhooks", []), ("distribution", ["xiaofang"]), ("ratings", []), ("audit", ["boss", "version", "kiosk", "key"]), ("system", []),
        })
        {
            await admin.OpenAsync(section);
            await ShowsAsync(admin.Page, places);
            await NothingMadeAsync(admin.Page.Locator("body"));
        }

        await admin.OpenAsync("simulate");
        await admin.Button("Simulate").ClickAsync();
        await ShowsAsync(admin.Page, "xiaofang");
        await admin.OpenAsync("webhooks");
        await admin.Page.GetByRole(AriaRole.Button, new() { NameString = "Log of " }).ClickAsync();
        await admin.Dialog.GetByRole(AriaRole.Button, new() { NameString = "Details of Test" }).ClickAsync();
        await ShowsAsync(admin.Page, "answer");
        await Pictures.TakeAsync(admin.Page, "hostile-shop-console");
    }

    private static async Task TabAsync(DeskPage desk, string tab, params string[] places)
    {
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true }).ClickAsync();
        await ShowsAsync(desk.Page, places);
    }

    private static async Task ShowsAsync(IPage page, params string[] places)
    {
        foreach (var place in places)
        {
            try
            {
                await page.WaitForFunctionAsync(IsShown, HostileShop.At(place), new() { Timeout = 10_000 });
            }
            catch (TimeoutException)
            {
                Assert.Fail($"'{place}' is not shown at {page.Url}.");
            }
        }

        await NothingMadeAsync(page.Locator("body"));
    }

    private static Task NothingMadeAsync(ILocator body) => Assertions.Expect(body.Locator(Made)).ToHaveCountAsync(0);
}
