namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Rules 2 to 10 for a conversation that nobody present owns; nothing is changed but the shares of a pick.</summary>
internal static class Rules
{
    /// <summary>Not made where a round or a silent turn finds nobody.</summary>
    public static Choice Choose(ShopState shop, Conversation conversation, Attempt attempt)
    {
        var choice = new Choice { Notes = attempt.Notes };

        // A transfer to a group skips what is known of the buyer.
        if (conversation.TransferredTo is null)
        {
            PersonalRules.Choose(shop, conversation, attempt, ref choice);
            if (choice.IsMade)
                return choice;

            if (attempt.HeldByBot)
            {
                PoolRules.Hold(shop, conversation, ref choice);
                return choice;
            }
        }

        PoolRules.Choose(shop, conversation, attempt, ref choice);
        return choice;
    }
}
