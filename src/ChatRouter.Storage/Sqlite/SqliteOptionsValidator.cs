using Microsoft.Extensions.Options;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Refuses options outside of their ranges.</summary>
[OptionsValidator]
public sealed partial class SqliteOptionsValidator : IValidateOptions<SqliteOptions>;
