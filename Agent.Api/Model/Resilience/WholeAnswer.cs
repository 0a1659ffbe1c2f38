using System.Net;

namespace Agent.Api.Model.Resilience;

/// <summary>Reads an answer to its end while the attempt's clock still runs, and never more of it than is allowed.</summary>
internal static class WholeAnswer
{
    /// <exception cref="ModelAnswerException">The answer is longer than allowed.</exception>
    /// <exception cref="HttpRequestException">The connection ended before the answer did.</exception>
    public static async Task ReadAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(most, cancellationToken);
        }
        catch (HttpRequestException tooLong) when (tooLong.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            if (response.IsSuccessStatusCode)
            {
                throw new ModelAnswerException($"The model's answer is longer than {most} bytes.", tooLong);
            }

            // the status says enough
            response.Content.Dispose();
            response.Content = new ByteArrayContent([]);
        }

        if (response.StatusCode == HttpStatusCode.TooManyRequests && await IsOutOfQuotaAsync(response, cancellationToken))
        {
            ServerWishes.Forbid(response);
        }
    }

    // OpenAI answers 429 to an account without money too; no pause brings that back.
    private static async Task<bool> IsOutOfQuotaAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (await response.Content.ReadAsStringAsync(cancellationToken)).Contains("\"insufficient_quota\"", StringComparison.Ordinal);
}
