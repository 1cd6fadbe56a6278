using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>An administrator sets groups and weights, sees what they will do, publishes, and goes back.</summary>
public sealed class RoutingTests(Chromium chromium) : AdminScene(chromium)
{
    [Fact]
    public async Task A_weight_shows_its_expected_share_at_once_and_holds_once_it_is_published_and_goes_back_with_its_version()
    {
        var admin = await AdminAsync("groups");
        var preSale = admin.Section.Locator("section.card").Filter(new() { Has = admin.Page.Locator("input[id='group-pre-sale']") });
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小芳" })).ToContainTextAsync("50.0 %");

        await preSale.GetByLabel("Weight of 小芳", new() { Exact = true }).FillAsync("300");
        await preSale.GetByLabel("Weight of 小芳", new() { Exact = true }).PressAsync("Tab");
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小芳" })).ToContainTextAsync("75.0 %");
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小明" })).ToContainTextAsync("25.0 %");
        await preSale.GetByLabel("Add a member").SelectOptionAsync(new SelectOptionValue { Label = "老王" });
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "老王" })).ToContainTextAsync("20.0 %");
        await preSale.GetByLabel("Capacity of 小芳").FillAsync("3");
        await preSale.GetByLabel("Capacity of 小芳").PressAsync("Tab");
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小芳" })).ToContainTextAsync("Offline");
        await preSale.GetByLabel("evenly").CheckAsync();
        await Assertions.Expect(preSale.Locator("tbody tr").Filter(new() { HasText = "小芳" })).ToContainTextAsync("33.3 %");
        await preSale.GetByLabel("by weight").CheckAsync();
        await Pictures.TakeAsync(admin.Page, "admin-groups-members");
        await preSale.GetByRole(AriaRole.Tab, new() { Name = "Conditions" }).ClickAsync();
        await preSale.GetByLabel("Not shipped").CheckAsync();
        await preSale.GetByLabel("Entries").FillAsync("/sale/*");
        await preSale.GetByLabel("From member level").FillAsync("3");
        await preSale.GetByLabel("From member level").PressAsync("Tab");
        await Pictures.TakeAsync(admin.Page, "admin-groups-conditions");
        await preSale.GetByRole(AriaRole.Tab, new() { Name = "Waiting tiers" }).ClickAsync();
        await preSale.Locator("#orangeSeconds-pre-sale").FillAsync("90");
        await preSale.Locator("#orangeSeconds-pre-sale").PressAsync("Tab");
        await admin.Field("Waiting time tiers of the shop · overdue (s)").FillAsync("240");
        await admin.Field("Waiting time tiers of the shop · overdue (s)").PressAsync("Tab");
        await Assertions.Expect(preSale.Locator("#redSeconds-pre-sale")).ToHaveAttributeAsync("placeholder", "240");
        await Pictures.TakeAsync(admin.Page, "admin-groups-edited");
        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Section).ToContainTextAsync("not in the draft yet: Groups");
        await admin.OpenAsync("groups");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Told.Filter(new() { HasText = "Saved as a draft" })).ToBeVisibleAsync();

        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 1");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳 · weight" })).ToContainTextAsync("300");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳 · capacity" })).ToContainTextAsync("3");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "member 老王" })).ToHaveCountAsync(1);
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "entry /sale/*" })).ToContainTextAsync("yes");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "from member level" })).ToContainTextAsync("3");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "nearly overdue (s)" })).ToContainTextAsync("as the shop");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "of the shop · overdue (s)" })).ToContainTextAsync("as usual");
        await Assertions.Expect(admin.Section).ToContainTextAsync("The draft check found");
        await Pictures.TakeAsync(admin.Page, "admin-publish-draft");
        await Accessibility.AssertCleanAsync(admin.Page);
        var supervisor = new SupervisorPage(await NewPageAsync(), Server.Endpoint.Origin, "en");
        await supervisor.GoAsync();
        await Assertions.Expect(supervisor.Board).ToBeVisibleAsync();
        await admin.Field("Why (kept with the version)").FillAsync("Double eleven");
        await admin.Field("Why (kept with the version)").PressAsync("Enter");
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 2");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Double eleven" })).ToContainTextAsync("店长");
        await Assertions.Expect(supervisor.Told).ToHaveTextAsync("Routing settings updated");
        await Pictures.TakeAsync(supervisor.Page, "super-published");

        await admin.Button("Changes of version 2").ClickAsync();
        await Assertions.Expect(admin.Dialog.Locator("tbody tr").Filter(new() { HasText = "小芳 · weight" })).ToContainTextAsync("300");
        await Assertions.Expect(admin.Dialog.Locator("tbody tr").Filter(new() { HasText = "member 老王" })).ToHaveCountAsync(1);
        await Pictures.TakeAsync(admin.Page, "admin-publish-version");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(admin.Dialog).ToHaveCountAsync(0);

        // Going back shows what differs from now, and does not replace what somebody publishes in the meantime.
        await admin.Button("Restore version 1").ClickAsync();
        var differing = admin.Dialog.Locator("tbody tr");
        await Assertions.Expect(differing.Filter(new() { HasText = "小芳 · weight" })).ToContainTextAsync("300");
        await Assertions.Expect(differing.Filter(new() { HasText = "Most in the queue" })).ToHaveCountAsync(0);
        await PublishQueueAsync(33);
        Complaints.Expect("409");
        await admin.Dialog.Locator("input").FillAsync("Over");
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(admin.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Version 3 was published in the meantime");
        await Assertions.Expect(differing.Filter(new() { HasText = "Most in the queue" })).ToContainTextAsync("33");
        await Pictures.TakeAsync(admin.Page, "admin-publish-restore");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 4");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Over" })).ToContainTextAsync("restored from version 1");
    }

    /// <summary>Publishes another limit of the queue beside the console.</summary>
    private async Task PublishQueueAsync(int limit)
    {
        var boss = await Server.Endpoint.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password);
        var draft = JsonNode.Parse(await AskAsync(HttpMethod.Get, "draft", null))!;
        (draft["plan"]!["overrides"] ??= new JsonObject())["maxQueue"] = limit;
        var revision = (int)draft["revision"]!;
        await AskAsync(HttpMethod.Put, "draft", new { revision, plan = draft["plan"] });
        await AskAsync(HttpMethod.Post, "publish", new { revision = revision + 1, version = (int)draft["version"]!, reason = "queue" });

        async Task<string> AskAsync(HttpMethod method, string path, object? body)
        {
            using var request = new HttpRequestMessage(method, $"/api/v1/routing/{path}") { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Authorization = new("Bearer", boss.AccessToken);
            using var response = await Server.Endpoint.Http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Two_administrators_who_change_one_group_keep_both_changes()
    {
        var admin = await AdminAsync("groups");
        var other = await AdminAsync("groups");
        await admin.Page.Locator("input[id='group-pre-sale']").FillAsync("售前一组");
        await other.Page.Locator("input[id='group-after-sale']").FillAsync("售后一组");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Told).ToBeVisibleAsync();

        Complaints.Expect("409");
        await other.Button("Save").ClickAsync();
        await Assertions.Expect(other.Conflict).ToContainTextAsync("售前一组");
        await Pictures.TakeAsync(other.Page, "admin-groups-conflict");
        await other.Button("Keep my changes on top of theirs").ClickAsync();
        await other.Button("Save").ClickAsync();
        await Assertions.Expect(other.Told).ToBeVisibleAsync();

        await other.Page.ReloadAsync();
        await Assertions.Expect(other.Page.Locator("input[id='group-pre-sale']")).ToHaveValueAsync("售前一组");
        await Assertions.Expect(other.Page.Locator("input[id='group-after-sale']")).ToHaveValueAsync("售后一组");
    }

    [Fact]
    public async Task A_group_is_made_and_a_name_that_is_taken_is_told_at_its_field()
    {
        var admin = await AdminAsync("groups");
        await admin.Button("Add a group").ClickAsync();
        await admin.Page.Keyboard.TypeAsync("售前 Pre-sale");

        Complaints.Expect("400");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("stands there twice");
        await admin.Faults.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".card input.name:focus")).ToHaveValueAsync("售前 Pre-sale");

        await admin.Page.Locator(".card input.name:focus").FillAsync("VIP");
        await admin.Page.Locator("[id='tiers-tab-pre-sale']").ClickAsync();
        await admin.Page.Locator("#amberSeconds-pre-sale").FillAsync("20");
        await admin.Page.Locator("#amberSeconds-pre-sale").PressAsync("Tab");
        await admin.Page.Locator("[id='tiers-tab-pre-sale']").PressAsync("Home");
        await Assertions.Expect(admin.Page.Locator("#amberSeconds-pre-sale")).ToBeHiddenAsync();
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("must be above the step before");
        await admin.Faults.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("#amberSeconds-pre-sale")).ToBeFocusedAsync();
        await admin.Page.Locator("#amberSeconds-pre-sale").FillAsync("40");
        await admin.Page.Locator("#amberSeconds-pre-sale").PressAsync("Tab");

        var entries = admin.Page.Locator("[id='entries-pre-sale']");
        await admin.Page.Locator("[id='conditions-tab-pre-sale']").ClickAsync();
        await entries.FillAsync("/sale/*\ncart*x");
        await admin.Page.Locator("[id='conditions-tab-pre-sale']").PressAsync("Home");
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Faults).ToContainTextAsync("with * only at the end");
        await admin.Faults.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(entries).ToBeFocusedAsync();
        await entries.FillAsync("/sale/*\ncart");
        await entries.PressAsync("Tab");

        // Who rotates leaves, and a group goes that nobody needs.
        await admin.Page.Locator("[id='members-tab-pre-sale']").ClickAsync();
        await admin.Button("Delete: 小明 (售前 Pre-sale)").ClickAsync();
        await admin.Button("Delete the group: 售后 After-sale").ClickAsync();
        await admin.Button("Really delete").ClickAsync();
        await admin.SaveAsync();
        await admin.OpenAsync("publish");
        foreach (var change in new[] { "VIP", "member 小明", "售后 After-sale" })
            await Assertions.Expect(admin.Rows.Filter(new() { HasText = change }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_preset_a_threshold_and_a_bound_state_are_drafted_on_three_pages_and_the_rules_tell_them_once_they_are_published()
    {
        var admin = await AdminAsync("preset");
        await admin.Section.GetByText("Feige", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(admin.Section.Locator(".changes")).ToContainTextAsync("When nobody of the bound groups is online: the whole shop serves → a message in the pool");

        await admin.OpenAsync("busy");
        await Assertions.Expect(admin.Section).ToContainTextAsync("The next buyer goes to B");
        await admin.Field("Busy with more waiting than").FillAsync("0");
        await admin.Field("Busy with more waiting than").PressAsync("Tab");
        await Assertions.Expect(admin.Section).ToContainTextAsync("The next buyer goes to C: all are busy");
        await Pictures.TakeAsync(admin.Page, "admin-busy-example");
        await admin.SaveAsync();

        await admin.OpenAsync("preset");
        await Assertions.Expect(admin.Page.Locator("nav a[href='#/preset']")).ToContainTextAsync("unsaved");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Busy with more waiting than" })).ToHaveCountAsync(1);
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("nav a[href='#/preset']")).Not.ToContainTextAsync("unsaved");

        await admin.OpenAsync("matrix");
        await Assertions.Expect(admin.Rows.Filter(new() { Has = admin.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Shipped", Exact = true }) })).ToContainTextAsync("the whole shop serves");
        await admin.Section.Locator(".matrix input[tabindex='0']").FocusAsync();
        foreach (var key in new[] { "ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "Space" })
            await admin.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(admin.Field("Shipped: 售后 After-sale")).ToBeCheckedAsync();
        await admin.Button("Save").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("nav a[href='#/matrix']")).Not.ToContainTextAsync("unsaved");

        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Busy with more waiting than" })).ToContainTextAsync("as the preset");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "preset" }).First).ToBeVisibleAsync();
        await admin.Field("Why (kept with the version)").FillAsync("As on Feige");
        await admin.Field("Why (kept with the version)").PressAsync("Enter");
        await Assertions.Expect(admin.Section).ToContainTextAsync("In force: version 2");
        await admin.OpenAsync("rules");
        await Assertions.Expect(admin.Field("Busy with more waiting than")).ToHaveValueAsync("0");
        await Assertions.Expect(admin.Field("a message in the pool")).ToBeCheckedAsync();
    }

    [Fact]
    [Trait("Pages", "whole")]
    public async Task The_last_hour_is_replayed_by_what_is_in_force_and_by_the_draft_and_says_what_it_cannot_know()
    {
        var desk = await AgentAsync();
        await (await BuyerAsync()).WriteAsync("hello");
        await Assertions.Expect(desk.Rows).ToHaveCountAsync(1);
        var admin = await AdminAsync("capacity", screen: Screen.Phone);
        await admin.Field("Weight of 小芳").FillAsync("0");
        await admin.Field("Weight of 小芳").PressAsync("Tab");
        await admin.SaveAsync();

        await admin.Page.EvaluateAsync("() => location.hash = '#/simulate'");
        await admin.Button("Replay").ClickAsync();
        var row = admin.Rows.Filter(new() { HasText = "小芳" });
        foreach (var cell in new[] { ("Really", "1"), ("By version 1, in force", "1"), ("By the draft", "0"), ("The draft changes", "−1") })
            await Assertions.Expect(row.Locator($"td[data-label='{cell.Item1}']")).ToHaveTextAsync(cell.Item2);
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "Buyers who queued" }).Locator("td[data-label='By the draft']")).ToHaveTextAsync("1");
        await Assertions.Expect(admin.Section).ToContainTextAsync("a restart of the server counts as everybody leaving");
        await Accessibility.AssertCleanAsync(admin.Page);
        Assert.Equal(0, await admin.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await Pictures.TakeAsync(admin.Page, "admin-rehearsal-phone");

        await admin.Page.EvaluateAsync("() => location.hash = '#/groups'");
        var group = admin.Section.Locator("section[aria-labelledby=groups-now] tbody tr").First;
        foreach (var cell in new[] { ("Online / members", "1 / 2"), ("Needs reply", "1"), ("Queue", "0"), ("Weights", "100") })
            await Assertions.Expect(group.Locator($"td[data-label='{cell.Item1}']")).ToHaveTextAsync(cell.Item2);
        await Pictures.TakeAsync(admin.Page, "admin-groups-phone");
    }

    [Fact]
    [Trait("Pages", "whole")]
    public async Task A_rule_is_switched_off_on_its_card_and_back_on_as_the_preset_has_it_and_the_others_say_why_they_stay()
    {
        var admin = await AdminAsync("rules", screen: Screen.Phone);
        var contact = admin.Section.Locator("ol.rules > li").Nth(3);
        var on = contact.GetByRole(AriaRole.Switch, new() { Name = "Rule 3, Recent contact" });
        await Assertions.Expect(on).ToBeCheckedAsync();
        await Assertions.Expect(admin.Section.GetByRole(AriaRole.Switch)).ToHaveCountAsync(2);
        await Assertions.Expect(admin.Section.Locator("ol.rules > li").Nth(2)).ToContainTextAsync("Always on");
        await Assertions.Expect(admin.Section).Not.ToContainTextAsync(new Regex(@"rule\.\d"));

        await on.FocusAsync();
        await admin.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(contact).ToContainTextAsync("Off: a buyer who comes back is routed like a new one.");
        await Assertions.Expect(contact).ToContainTextAsync("In force, How many contacts are tried: 3");
        await Accessibility.AssertCleanAsync(admin.Page);
        await Pictures.TakeAsync(admin.Page, "admin-rules-switched");
        await admin.SaveAsync();
        await admin.Page.ReloadAsync();
        await Assertions.Expect(on).Not.ToBeCheckedAsync();

        await on.CheckAsync();
        await Assertions.Expect(admin.Field("How many contacts are tried")).ToHaveValueAsync("3");
        await admin.SaveAsync();
        await admin.Page.Locator(".menu").ClickAsync();
        await admin.OpenAsync("publish");
        await Assertions.Expect(admin.Section).ToContainTextAsync("The draft is what is in force");
    }

    [Fact]
    [Trait("Pages", "whole")]
    public async Task Where_buyers_are_shared_evenly_the_shares_of_a_group_say_so_whatever_the_weights()
    {
        var admin = await AdminAsync("rules");
        await admin.Section.GetByRole(AriaRole.Switch, new() { Name = "Rule 9, By weight" }).UncheckAsync();
        await admin.SaveAsync();

        await admin.OpenAsync("groups");
        await admin.Section.GetByLabel("Weight of 小芳", new() { Exact = true }).First.FillAsync("300");
        await admin.Section.GetByLabel("Weight of 小芳", new() { Exact = true }).First.PressAsync("Tab");

        foreach (var name in new[] { "小芳", "小明" })
            await Assertions.Expect(admin.Section.Locator("[id='members-part-pre-sale'] tbody tr").Filter(new() { HasText = name })).ToContainTextAsync("50.0 %");
    }

    [Fact]
    public async Task What_the_draft_check_found_leads_to_its_page_and_a_simulated_buyer_is_told_every_rule_and_every_agent()
    {
        var admin = await AdminAsync("overview");
        await admin.Section.GetByRole(AriaRole.Link, new() { Name = "Name the shop" }).ClickAsync();
        await Assertions.Expect(admin.Field("Name of the shop")).ToBeFocusedAsync();
        await admin.Field("Name of the shop").FillAsync("小店旗舰店");
        await Pictures.TakeAsync(admin.Page, "admin-overview-named");
        await Accessibility.AssertCleanAsync(admin.Page);
        await admin.Field("Name of the shop").PressAsync("Enter");
        await Assertions.Expect(admin.Section.Locator("h3").First).ToHaveTextAsync("小店旗舰店");
        await Assertions.Expect(admin.Section).ToContainTextAsync("Shipped is bound to no group");
        await admin.Section.GetByRole(AriaRole.Link, new() { Name = "Mend it: Shipped is bound to no group: the whole shop serves it" }).ClickAsync();
        await Assertions.Expect(admin.Heading).ToHaveTextAsync("Order states");

        await admin.OpenAsync("simulate");
        await admin.Section.GetByText("At a time, with everybody on duty online and idle").ClickAsync();
        await admin.Section.GetByLabel("Order state").SelectOptionAsync("refund");
        await admin.Button("Add one").ClickAsync();
        await admin.Field("Contact 1: agent").SelectOptionAsync(new SelectOptionValue { Label = "店长" });
        await admin.Button("Simulate").ClickAsync();

        await Assertions.Expect(admin.Section.Locator(".headline")).ToContainTextAsync("Goes to");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "3 Recent contact" })).ToContainTextAsync("店长: by hand only");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "9 By weight" })).ToContainTextAsync("decided");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小芳" })).ToContainTextAsync("not in the group");
        await Assertions.Expect(admin.Rows.Filter(new() { HasText = "小明" })).ToContainTextAsync("50.0 %");
        await admin.Heading.HoverAsync();
        await Pictures.TakeAsync(admin.Page, "admin-simulate-result");
        await Accessibility.AssertCleanAsync(admin.Page);
    }
}
