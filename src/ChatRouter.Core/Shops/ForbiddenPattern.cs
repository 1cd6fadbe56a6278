namespace ChatRouter.Core.Shops;

/// <summary>第三方信息: contacts or addresses outside the platform, which the shop's agents must not write to buyers.</summary>
public sealed record ForbiddenPattern(PatternKind Kind, ForbiddenWordMode Mode);
