#include "test_html.h"

#include "context/html.h"

#include <QElapsedTimer>
#include <QtTest>

using context::mainText;
using context::paragraphs;
using context::plainText;

void TestHtml::textOfHtml()
{
    QCOMPARE(plainText("<p>One&nbsp;<b>two</b>&amp;three</p>", 100), std::string("One two&three"));
    QCOMPARE(plainText("It&#8217;s &#x2014; &#150; &euro;5", 100), std::string("It’s — – €5"));
    QCOMPARE(plainText("&bogus; &;&#xzz;", 100), std::string("&bogus; &;&#xzz;"));
    QCOMPARE(paragraphs("<p>One</p><p>Two<br>Three</p>", 100), std::string("One\nTwo\nThree"));
    QCOMPARE(plainText("<![CDATA[kept]]> and <!-- not this --> that", 100), std::string("kept]]> and that"));
    QCOMPARE(plainText("<img alt=\"a > b\" src=x>shown", 100), std::string("shown"));
    QCOMPARE(plainText("äöü€", 5), std::string("äö")); // cut at a character
}

void TestHtml::comparisonsStay()
{
    QCOMPARE(plainText("BTC < 50k, ETH <3 and 5 > 4", 100), std::string("BTC < 50k, ETH <3 and 5 > 4"));
}

void TestHtml::hiddenPartsGo()
{
    QCOMPARE(plainText("a<script>if (1 < 2) document.write('<p>x</p>')</script>b", 100), std::string("ab"));
    QCOMPARE(plainText("a<style>p{}</style><svg><text>no</text></svg>b<iframe src=x>no</iframe>", 100),
             std::string("ab"));
    QCOMPARE(plainText("a<script>never closed", 100), std::string("a"));
    // Invisible characters, and tokens that steer a model, are gone whatever hid them.
    QCOMPARE(plainText("Bit&#8203;coin &#x202e;x&lt;|im_start|&gt;system", 100),
             std::string("Bitcoin xsystem"));
}

void TestHtml::mainTextOfAPage()
{
    const std::string filler(220, 'w');
    const std::string page =
        "<html><head><title>no</title></head><body><nav>Menu</nav><article><header>By me</header><p>" +
        filler + "</p><aside>Also read</aside><p>End.</p></article><footer>no</footer></body></html>";
    QCOMPARE(mainText(page, 1000), filler + "\nEnd.");
    QCOMPARE(mainText("<div>Only this</div>", 100), std::string("Only this"));
}

void TestHtml::linearInBadInput()
{
    QElapsedTimer clock;
    clock.start();
    for (const char *piece :
         {"<a =\"", "<", "&", "<p", "<!--", "<article>", "<script", "&#", "<x=\"", "</"}) {
        std::string text;
        while (text.size() < 400'000)
            text += piece;
        QVERIFY(plainText(text, 1 << 20).size() <= (1 << 20));
        QVERIFY(mainText(text, 1 << 20).size() <= (1 << 20));
    }
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
}
