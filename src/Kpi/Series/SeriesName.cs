namespace Ioc.Kpi.Series;

/// <summary>What people read for the code that a series is about. Told to a store whose points have codes only; a later name replaces an earlier one.</summary>
/// <param name="Series">With only that part set which holds the code: an agency, or a metric of one procedure.</param>
/// <param name="Code">The code of the agency or procedure.</param>
/// <param name="Name">Null where nobody has told one: then the code is what people read.</param>
public readonly record struct SeriesName(SeriesKey Series, string Code, string? Name);
