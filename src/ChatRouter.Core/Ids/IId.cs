namespace ChatRouter.Core.Ids;

/// <summary>An opaque, lower-case id. Compared ordinally; never parsed for meaning.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The id's text; never null on an id that was made by <see cref="From"/>.</summary>
    string Value { get; }

    /// <summary>Wraps a text that is already an id.</summary>
    static abstract TSelf From(string value);
}
