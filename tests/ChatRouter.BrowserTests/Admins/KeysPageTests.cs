using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator gives the shop's own software a key, changes it over, and takes it back.</summary>
public sealed class KeysPageTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    [Trait("Pages", "whole")]
    public async Task A_key_is_made_used_changed_over_and_revoked_after_it_is_told_what_that_breaks()
    {
        var admin = await AdminAsync("keys", screen: Screen.Phone);
        await Assertions.Expect(admin.Section).ToContainTextAsync("No key yet");
        await admin.Button("Make a key").ClickAsync();
        Complaints.Expect("400");
        await SaveAsync();
        await Assertions.Expect(admin.Faults).ToBeFocusedAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("What it is for: must not be empty");
        await Assertions.Expect(admin.Faults).ToContainTextAsync("May: must not be empty");
        // Every scope has words.
        await Assertions.Expect(admin.Dialog).Not.ToContainTextAsync("apiKey.");
        await admin.Field("What it is for").FillAsync("Order sync");
        await admin.Dialog.GetByText("see members and where they are signed in").ClickAsync();
        await admin.Dialog.GetByText("To the end of a day").ClickAsync();
        await admin.Dialog.GetByLabel("To the end of a day").And(admin.Page.Locator("[type=date]")).FillAsync("2099-12-31");
        await Accessibility.AssertCleanAsync(admin.Page);
        await Pictures.TakeAsync(admin.Page, "admin-keys-form");
        await SaveAsync();

        var secret = await admin.Section.Locator(".made code").TextContentAsync();
        await Assertions.Expect(admin.Rows).ToContainTextAsync($"{secret![..12]}…");
        await Assertions.Expect(admin.Rows).ToContainTextAsync("Never yet");
        await Assertions.Expect(admin.Rows).ToContainTextAsync("2100");
        Assert.Equal(200, await StatusAsync(secret));

        await admin.Button("Replace: Order sync").ClickAsync();
        await Assertions.Expect(admin.Dialog.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(1);
        await SaveAsync();
        await Assertions.Expect(admin.Rows).ToHaveCountAsync(2);
        await Assertions.Expect(admin.Rows.First).ToContainTextAsync("Two of this name work");
        await Assertions.Expect(admin.Button("Replace: Order sync")).ToHaveCountAsync(0);
        await Assertions.Expect(admin.Rows.First).Not.ToContainTextAsync("Never yet");
        await admin.Button($"Revoke: Order sync, {secret[..12]}…").ClickAsync();
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("It can no longer: see members and where they are signed in", new() { UseInnerText = true });
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("It was last used at");
        await Assertions.Expect(admin.Dialog).ToContainTextAsync("The other key of this name goes on working.");
        await Accessibility.AssertCleanAsync(admin.Page);
        await Pictures.TakeAsync(admin.Page, "admin-keys-revoke");
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(admin.Rows).ToHaveCountAsync(1);
        Assert.Equal(401, await StatusAsync(secret));
        await Pictures.TakeAsync(admin.Page, "admin-keys-phone");

        Task SaveAsync() => admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();

        async Task<int> StatusAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Server.Endpoint.Origin}/api/v1/members") { Headers = { { "Authorization", $"Bearer {key}" } } };
            using var http = new HttpClient();
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }
}
