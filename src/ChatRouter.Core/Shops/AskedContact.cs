namespace ChatRouter.Core.Shops;

/// <summary>How a shop wants to reach who writes while nobody is there. The numbers are stored.</summary>
public enum AskedContact
{
    None = 0,
    Phone = 1,
    Email = 2,

    /// <summary>Whichever of the two the buyer likes.</summary>
    Either = 3,
}
