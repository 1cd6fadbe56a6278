using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator has the shop's own software told of events.</summary>
public sealed class WebhooksPageTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task A_webhook_is_added_tried_looked_into_and_changed_over()
    {
        var admin = await AdminAsync("webhooks");
        await Assertions.Expect(admin.Section).ToContainTextAsync("No webhook yet");
        await admin.Button("Add a webhook").ClickAsync();
        await admin.Field("Address").FillAsync("shop.example");
        Complaints.Expect("400");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("Address: a whole address, from http:// or https:// on");
        await admin.Field("Address").FillAsync("http://127.0.0.1:9/hook");
        await admin.Field("Rating given").CheckAsync();
        await admin.Button("Save").ClickAsync();

        await Assertions.Expect(admin.Section).ToContainTextAsync("The secret, shown only now:");
        await Assertions.Expect(admin.Section.Locator("code").First).ToContainTextAsync("whs_");
        await Assertions.Expect(admin.Section.Locator("table")).ToContainTextAsync("New message, Rating given");
        await admin.Button("Test: http://127.0.0.1:9/hook").ClickAsync();
        await Assertions.Expect(admin.Section.Locator("table")).ToContainTextAsync("Test: The address is in a private network");
        await Assertions.Expect(admin.Section.Locator("table")).ToContainTextAsync("Failed: 1");
        await Pictures.TakeAsync(admin.Page, "admin-webhooks-tested");

        await admin.Button("Log of http://127.0.0.1:9/hook").ClickAsync();
        var log = admin.Dialog;
        await log.GetByRole(AriaRole.Button, new() { Name = "Details of Test" }).ClickAsync();
        await Assertions.Expect(log.Locator("pre").First).ToContainTextAsync("\"type\": \"webhook.test\"");
        await Accessibility.AssertCleanAsync(admin.Page);
        await Pictures.TakeAsync(admin.Page, "admin-webhooks-log");
        await log.GetByRole(AriaRole.Button, new() { Name = "Send again: Test" }).ClickAsync();
        await Assertions.Expect(admin.Told).ToContainTextAsync("Events to be sent again: 1");
        await Assertions.Expect(log.Locator("table")).ToContainTextAsync("Waiting");
        await admin.Page.Keyboard.PressAsync("Escape");

        await admin.Button("Secrets of http://127.0.0.1:9/hook").ClickAsync();
        var secrets = admin.Dialog;
        await secrets.GetByRole(AriaRole.Button, new() { Name = "Add a secret" }).ClickAsync();
        await Assertions.Expect(secrets.Locator("li")).ToHaveCountAsync(2);
        await admin.Page.Keyboard.PressAsync("Escape");
        await admin.Button("Delete: http://127.0.0.1:9/hook").ClickAsync();
        await admin.Button("Really delete").ClickAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync("No webhook yet");
    }
}
