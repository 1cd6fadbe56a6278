namespace ChatRouter.Core.Supervision;

/// <summary>A kiosk that was made just now, and the token by which it will be known.</summary>
public sealed record NewKiosk(Kiosk Kiosk, string Token);
