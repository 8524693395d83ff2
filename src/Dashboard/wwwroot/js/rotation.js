// Scenes take turns. All of them stay in the page, so that nothing is built or destroyed while a wall runs for months.

export class Rotation {
  /**
   * @param onTurn is told the name of the scene whose turn it is
   * @param isHeld says whether the scenes stay where they are
   */
  constructor(scenes, title, dots, periodMilliseconds, onTurn = () => {}, isHeld = () => false) {
    Object.assign(this, { scenes, title, dots, onTurn, isHeld });
    this.index = Math.max(0, scenes.findIndex((scene) => scene.dataset.on === 'true'));
    if (scenes.length > 1 && periodMilliseconds > 0) setInterval(() => this.turn(), periodMilliseconds);
  }

  turn() {
    if (this.isHeld()) return;
    this.index = (this.index + 1) % this.scenes.length;
    this.onTurn(this.scenes[this.index].dataset.scene);
    this.scenes.forEach((scene, i) => {
      scene.dataset.on = String(i === this.index);
      scene.setAttribute('aria-hidden', String(i !== this.index));
    });
    this.title.textContent = this.scenes[this.index].dataset.title;
    this.dots.querySelectorAll('i').forEach((dot, i) => { dot.dataset.on = String(i === this.index); });
    this.dots.querySelector('span').textContent = `${this.index + 1}/${this.scenes.length}`;
  }
}
