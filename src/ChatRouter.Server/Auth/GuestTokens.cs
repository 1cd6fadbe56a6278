using Microsoft.AspNetCore.DataProtection;

namespace ChatRouter.Server.Auth;

/// <summary>Lets a guest come back as the same guest. A guest is never verified and can never become somebody else.</summary>
public sealed class GuestTokens(IDataProtectionProvider protection)
{
    private const int MaxTokenLength = 512;
    private readonly IDataProtector _protector = protection.CreateProtector("ChatRouter.Guest.v1");

    /// <summary>A token for the guest to keep.</summary>
    public string Issue(ShopId shop, BuyerId guest) => _protector.Protect($"{shop.Value}\n{guest.Value}");

    /// <summary>The guest; none when the token is false or another shop's.</summary>
    public BuyerId? Read(ShopId shop, string token)
    {
        if (token.Length > MaxTokenLength)
            return null;
        try
        {
            return _protector.Unprotect(token).Split('\n') is [var ofShop, var guest] && ofShop == shop.Value ? new BuyerId(guest) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A guest nobody has seen before.</summary>
    public static BuyerId New(DateTimeOffset at) => new($"g:{NewId.At(at)}");
}
