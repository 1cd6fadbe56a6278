using ChatRouter.Core.Nodes;

namespace ChatRouter.Core.Uploads;

/// <summary>An image that somebody uploaded, and the message that carries it.</summary>
public sealed record Upload
{
    public required UploadId Id { get; init; }

    /// <summary>Who uploaded it: nobody else can send it.</summary>
    public required Participant Sender { get; init; }

    public required ImageFacts Image { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The buyer to whose talk it belongs: its sender, or to whom an agent sent it; none while an agent has not sent it.</summary>
    public BuyerId? Buyer { get; init; }

    /// <summary>A QR code was found in it; looked for in agents' images, of shops with a rule about them.</summary>
    public bool HoldsCode { get; init; }

    public ShopId Shop => Sender.Shop;

    /// <summary>Its sender; once sent the buyer of the talk and everybody of the shop's staff.</summary>
    public bool MayBeSeenBy(Participant who, bool sent) =>
        who.Shop == Shop && (who == Sender || (sent && (who.IsAgent || who.Buyer == Buyer)));
}
