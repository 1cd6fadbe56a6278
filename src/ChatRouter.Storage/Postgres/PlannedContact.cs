namespace ChatRouter.Storage.Postgres;

/// <summary>What a batch makes of a contact: forgets the one before, keeps the latest of its own.</summary>
internal readonly record struct PlannedContact(bool Forgotten, DateTimeOffset? At)
{
    /// <summary>With one more change; none: to forget.</summary>
    public PlannedContact Then(DateTimeOffset? at) => at is null ? new PlannedContact(true, null) : this with { At = At > at ? At : at };
}
