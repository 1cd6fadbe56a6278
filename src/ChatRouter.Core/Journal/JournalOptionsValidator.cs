using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Journal;

/// <summary>Refuses options outside of their ranges.</summary>
[OptionsValidator]
public sealed partial class JournalOptionsValidator : IValidateOptions<JournalOptions>;
