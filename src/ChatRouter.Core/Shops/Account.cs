using System.Text.Json;
using System.Text.Json.Serialization;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops;

/// <summary>A sub-account (子账号) of a shop.</summary>
public sealed record Account
{
    public required ShopId Shop { get; init; }

    public required AgentId Id { get; init; }

    /// <summary>Signs in by it; unique in the shop without case, never given to another account again.</summary>
    public required string Name { get; init; }

    /// <summary>What buyers and colleagues see.</summary>
    public required string DisplayName { get; init; }

    public required string PasswordHash { get; init; }

    public required AccountRole Role { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Changes with the password, the role and a logout everywhere: tokens of an older stamp are void.</summary>
    public required string SecurityStamp { get; init; }

    public FailedSignIns FailedSignIns { get; init; }

    /// <summary>What the agent last wanted to be: kept over restarts, changed by <see cref="IShopStore.SaveWantedStateAsync"/> only.</summary>
    public WantedState Wanted { get; init; }

    /// <summary>None unless he wants to be paused; kept and changed with <see cref="Wanted"/>.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Rises with every change but those of failed sign-ins and of the wanted state; the store counts it.</summary>
    public long Version { get; init; }

    /// <summary>What a later release wrote into the stored account and this one cannot read: kept with it, and never looked at.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Was invited and has not joined yet: no password opens it.</summary>
    [JsonIgnore]
    public bool IsInvited => PasswordHash.Length == 0;

    /// <summary>What names are compared by: two that differ in case, or in how their letters are composed, are one.</summary>
    public static string KeyOf(string name) => name.Normalize().ToUpperInvariant();
}
