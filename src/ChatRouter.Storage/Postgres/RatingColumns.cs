using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>Ratings as columns.</summary>
internal sealed class RatingColumns(ParameterColumns columns)
{
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _conversation = columns.Texts();
    private readonly List<int> _score = columns.Integers();
    private readonly List<string?> _tags = columns.Texts();
    private readonly List<string?> _text = columns.Texts();
    private readonly List<long> _at = columns.Numbers();

    public void Add(RateConversation rating)
    {
        _shop.Add(rating.Shop.Value);
        _conversation.Add(rating.Conversation.Value);
        _score.Add(rating.Score);
        _tags.Add(StorageJson.Write(rating.Tags));
        _text.Add(rating.Text);
        _at.Add(rating.At.ToUnixTimeMilliseconds());
    }
}
