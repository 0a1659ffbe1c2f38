var app = WebApplication.Create(args);
app.Run();

/// <summary>The service: adds the rooms, maps the doors, runs.</summary>
public partial class Program;
