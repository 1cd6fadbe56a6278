namespace ChatRouter.Core.Conversations;

/// <summary>The fixed codes of refusals. Clients and tests rely on them: never renamed, never reused.</summary>
public static class ErrorCode
{
    public const string TextEmpty = "textEmpty";
    public const string TextTooLong = "textTooLong";
    public const string UnknownKind = "unknownKind";
    public const string InvalidArgument = "invalidArgument";
    public const string UnknownImage = "unknownImage";
    public const string ImageUnsupported = "imageUnsupported";
    public const string ImageBroken = "imageBroken";
    public const string ImageTooLarge = "imageTooLarge";
    public const string ImageTooManyPixels = "imageTooManyPixels";
    public const string UploadQuota = "uploadQuota";
    public const string UploadTooSlow = "uploadTooSlow";
    public const string ShopStorageFull = "shopStorageFull";
    public const string UnknownConversation = "unknownConversation";
    public const string ConversationClosed = "conversationClosed";
    public const string NotOwner = "notOwner";
    public const string NotOpened = "notOpened";
    public const string IdempotencyConflict = "idempotencyConflict";
    public const string RateLimited = "rateLimited";
    public const string StorageFull = "storageFull";
    public const string Unavailable = "unavailable";
    public const string InternalError = "internalError";
    public const string Forbidden = "forbidden";
    public const string Unauthenticated = "unauthenticated";
    public const string NotFound = "notFound";
    public const string OriginNotAllowed = "originNotAllowed";
    public const string TicketInvalid = "ticketInvalid";
    public const string TokenInvalid = "tokenInvalid";
    public const string SignInFailed = "signInFailed";
    public const string LockedOut = "lockedOut";
    public const string UnknownShop = "unknownShop";
    public const string TokenRequired = "tokenRequired";
    public const string BuyerBlocked = "buyerBlocked";
    public const string ShopDisabled = "shopDisabled";
    public const string OpenTurns = "openTurns";
    public const string TargetOffline = "targetOffline";
    public const string UnknownTarget = "unknownTarget";
    public const string AgentOffline = "agentOffline";
    public const string NotWaiting = "notWaiting";
    public const string Stale = "stale";
    public const string InvalidPlan = "invalidPlan";
    public const string Unchanged = "unchanged";
    public const string ForbiddenWord = "forbiddenWord";
    public const string TooManyPhrases = "tooManyPhrases";
    public const string OrdersTimeout = "ordersTimeout";
    public const string OrdersPaused = "ordersPaused";
    public const string OrdersFailed = "ordersFailed";
}
