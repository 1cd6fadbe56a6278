namespace ChatRouter.Core.Shops;

/// <summary>What a shop can forbid without naming each word. The numbers are stored.</summary>
public enum PatternKind
{
    /// <summary>A link to elsewhere than the shop's own domains.</summary>
    Link = 0,
    Email = 1,

    /// <summary>13 to 19 digits that pass Luhn's rule; one number in ten does by chance.</summary>
    BankCard = 2,

    /// <summary>A mainland mobile phone's number.</summary>
    Phone = 3,

    /// <summary>What a messenger or a way to pay is called (微信, QQ, VX, 支付宝, 银行卡), and an id or account after it.</summary>
    Messenger = 4,

    /// <summary>A place's address in Chinese: an area, a street or building in it, and a number.</summary>
    Address = 5,

    /// <summary>A QR code in an image.</summary>
    QrCode = 6,

    /// <summary>Saying that one is the platform's (冒充平台): 我是淘宝官方客服.</summary>
    Platform = 7,
}
